package jsregexp

import (
	"strings"
	"sync"
	"unicode"
)

// property parses {Name} or {Name=Value}.
func (p *parser) property() ranges {
	p.properties = true
	if !p.take("{") {
		p.fail("Invalid property name")
	}
	start := p.at
	for c := p.peek(0); c != '}'; c = p.peek(0) {
		if c < 0 || c > 127 {
			p.fail("Invalid property name")
		}
		p.at++
	}
	text := string(p.src[start:p.at])
	p.at++
	name, value, valued := strings.Cut(text, "=")
	var s ranges
	switch {
	case !valued:
		s = category(text)
		if s == nil {
			s = binary(text)
		}
	case name == "General_Category" || name == "gc":
		s = category(value)
	case name == "Script" || name == "sc":
		s, _ = script(value)
	case name == "Script_Extensions" || name == "scx":
		s, value = script(value)
		if value == "Common" || value == "Inherited" {
			s = without(s, extended())
		} else if s != nil {
			s = append(s, scriptExtensions()[value]...)
		}
	}
	if s == nil {
		p.fail("Invalid property name")
	}
	return s
}

// script is the characters of a script, by its short or its long name, which it
// returns.
func script(name string) (ranges, string) {
	if long := scriptNames()[name]; long != "" {
		name = long
	}
	if t := unicode.Scripts[name]; t != nil {
		return fromTable(t), name
	}
	return nil, name
}

// extended are the characters that scripts use and that belong to none, or to
// another one.
var extended = sync.OnceValue(func() (s ranges) {
	for _, more := range scriptExtensions() {
		s = append(s, more...)
	}
	return s
})

// without is what is in s and not in other.
func without(s, other ranges) ranges { return append(s.inverted(), other...).inverted() }

// category is a general category, by its short or its long name.
func category(name string) ranges {
	if short := longCategories[name]; short != "" {
		name = short
	}
	switch name {
	case "LC":
		return union("Lu", "Ll", "Lt")
	case "C":
		return append(union("Cc", "Cf", "Co", "Cs"), category("Cn")...)
	case "Cn":
		return assigned().inverted()
	}
	if t := unicode.Categories[name]; t != nil {
		return fromTable(t)
	}
	return nil
}

func union(categories ...string) (s ranges) {
	for _, name := range categories {
		s = append(s, fromTable(unicode.Categories[name])...)
	}
	return s
}

var assigned = sync.OnceValue(func() ranges {
	return union("L", "M", "N", "P", "S", "Z", "Cc", "Cf", "Co", "Cs")
})

var longCategories = map[string]string{
	"Cased_Letter": "LC", "Close_Punctuation": "Pe", "Connector_Punctuation": "Pc", "Control": "Cc", "cntrl": "Cc",
	"Currency_Symbol": "Sc", "Dash_Punctuation": "Pd", "Decimal_Number": "Nd", "digit": "Nd", "Enclosing_Mark": "Me",
	"Final_Punctuation": "Pf", "Format": "Cf", "Initial_Punctuation": "Pi", "Letter": "L", "Letter_Number": "Nl",
	"Line_Separator": "Zl", "Lowercase_Letter": "Ll", "Mark": "M", "Combining_Mark": "M", "Math_Symbol": "Sm",
	"Modifier_Letter": "Lm", "Modifier_Symbol": "Sk", "Nonspacing_Mark": "Mn", "Number": "N", "Open_Punctuation": "Ps",
	"Other": "C", "Other_Letter": "Lo", "Other_Number": "No", "Other_Punctuation": "Po", "Other_Symbol": "So",
	"Paragraph_Separator": "Zp", "Private_Use": "Co", "Punctuation": "P", "punct": "P", "Separator": "Z",
	"Space_Separator": "Zs", "Spacing_Mark": "Mc", "Surrogate": "Cs", "Symbol": "S", "Titlecase_Letter": "Lt",
	"Unassigned": "Cn", "Uppercase_Letter": "Lu",
}

// binary is a property that a character has or has not. Those that Go has no
// table for are not there.
func binary(name string) ranges {
	if long := shortProperties[name]; long != "" {
		name = long
	}
	table := func(names ...string) (s ranges) {
		for _, name := range names {
			s = append(s, fromTable(unicode.Properties[name])...)
		}
		return s
	}
	start := func() ranges { return append(union("L", "Nl"), table("Other_ID_Start")...) }
	unwanted := func() ranges { return table("Pattern_Syntax", "Pattern_White_Space") }
	switch name {
	case "Any":
		return everything
	case "ASCII":
		return ranges{{0, 127}}
	case "Assigned":
		return assigned()
	case "Alphabetic":
		return append(union("Lu", "Ll", "Lt", "Lm", "Lo", "Nl"), table("Other_Alphabetic")...)
	case "Lowercase":
		return append(union("Ll"), table("Other_Lowercase")...)
	case "Uppercase":
		return append(union("Lu"), table("Other_Uppercase")...)
	case "Math":
		return append(union("Sm"), table("Other_Math")...)
	case "ID_Start":
		return without(start(), unwanted())
	case "ID_Continue":
		return without(append(append(start(), union("Mn", "Mc", "Nd", "Pc")...), append(table("Other_ID_Continue"), newContinue...)...), unwanted())
	case "XID_Start":
		return without(binary("ID_Start"), append(notStart, notContinue...))
	case "XID_Continue":
		return without(binary("ID_Continue"), notContinue)
	case "Cased":
		return append(append(binary("Lowercase"), binary("Uppercase")...), union("Lt")...)
	case "Case_Ignorable":
		return append(union("Mn", "Me", "Cf", "Lm", "Sk"), withinWords...)
	case "Grapheme_Extend":
		return append(union("Me", "Mn"), table("Other_Grapheme_Extend")...)
	case "Grapheme_Base":
		return without(everything, append(append(category("C"), union("Zl", "Zp")...), binary("Grapheme_Extend")...))
	case "Default_Ignorable_Code_Point":
		return without(append(union("Cf"), table("Other_Default_Ignorable_Code_Point", "Variation_Selector")...),
			append(table("White_Space", "Prepended_Concatenation_Mark"), span{0xfff9, 0xfffb}, span{0x13430, 0x13440}))
	case "Emoji", "Emoji_Presentation", "Emoji_Modifier", "Emoji_Modifier_Base", "Emoji_Component", "Extended_Pictographic":
		return emoji[name]
	case "ASCII_Hex_Digit", "Bidi_Control", "Dash", "Deprecated", "Diacritic", "Extender", "Hex_Digit", "IDS_Binary_Operator",
		"IDS_Trinary_Operator", "Ideographic", "Join_Control", "Logical_Order_Exception", "Noncharacter_Code_Point",
		"Pattern_Syntax", "Pattern_White_Space", "Quotation_Mark", "Radical", "Regional_Indicator", "Sentence_Terminal",
		"Soft_Dotted", "Terminal_Punctuation", "Unified_Ideograph", "Variation_Selector", "White_Space":
		return table(name)
	}
	return nil
}

var shortProperties = map[string]string{
	"Alpha": "Alphabetic", "AHex": "ASCII_Hex_Digit", "Bidi_C": "Bidi_Control", "Dep": "Deprecated", "Dia": "Diacritic",
	"Ext": "Extender", "Hex": "Hex_Digit", "IDSB": "IDS_Binary_Operator", "IDST": "IDS_Trinary_Operator", "Ideo": "Ideographic",
	"Join_C": "Join_Control", "LOE": "Logical_Order_Exception", "NChar": "Noncharacter_Code_Point", "Pat_Syn": "Pattern_Syntax",
	"Pat_WS": "Pattern_White_Space", "QMark": "Quotation_Mark", "RI": "Regional_Indicator", "STerm": "Sentence_Terminal",
	"SD": "Soft_Dotted", "Term": "Terminal_Punctuation", "UIdeo": "Unified_Ideograph", "VS": "Variation_Selector",
	"space": "White_Space", "Lower": "Lowercase", "Upper": "Uppercase", "IDS": "ID_Start", "IDC": "ID_Continue",
	"EPres": "Emoji_Presentation", "EMod": "Emoji_Modifier", "EBase": "Emoji_Modifier_Base", "EComp": "Emoji_Component",
	"ExtPict": "Extended_Pictographic", "XIDS": "XID_Start", "XIDC": "XID_Continue", "CI": "Case_Ignorable",
	"Gr_Ext": "Grapheme_Extend", "Gr_Base": "Grapheme_Base", "DI": "Default_Ignorable_Code_Point",
}

var (
	// Where the compatibility forms of an identifier are none.
	notStart    = ranges{{0xe33, 0xe33}, {0xeb3, 0xeb3}, {0xff9e, 0xff9f}}
	notContinue = ranges{{0x37a, 0x37a}, {0x309b, 0x309c}, {0xfc5e, 0xfc63}, {0xfdfa, 0xfdfb}, {0xfe70, 0xfe70}, {0xfe72, 0xfe72}, {0xfe74, 0xfe74},
		{0xfe76, 0xfe76}, {0xfe78, 0xfe78}, {0xfe7a, 0xfe7a}, {0xfe7c, 0xfe7c}, {0xfe7e, 0xfe7e}}

	// Other_ID_Continue has these since Unicode 15.1.
	newContinue = ranges{{0x200c, 0x200d}, {0x30fb, 0x30fb}, {0xff65, 0xff65}}

	// The punctuation that may stand within a word.
	withinWords = ranges{{'\'', '\''}, {'.', '.'}, {':', ':'}, {0xb7, 0xb7}, {0x387, 0x387}, {0x55f, 0x55f}, {0x5f4, 0x5f4}, {0x2018, 0x2019},
		{0x2024, 0x2024}, {0x2027, 0x2027}, {0xfe13, 0xfe13}, {0xfe52, 0xfe52}, {0xfe55, 0xfe55}, {0xff07, 0xff07}, {0xff0e, 0xff0e}, {0xff1a, 0xff1a}}
)
