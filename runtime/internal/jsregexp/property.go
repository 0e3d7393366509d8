package jsregexp

import (
	"strings"
	"sync"
	"unicode"
)

// property parses {Name} or {Name=Value}.
//
// Script_Extensions are refused, for Go does not know them.
func (p *parser) property() ranges {
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
		if long := scriptNames()[value]; long != "" {
			value = long
		}
		if t := unicode.Scripts[value]; t != nil {
			s = fromTable(t)
		}
	}
	if s == nil {
		p.fail("Invalid property name")
	}
	return s
}

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
	without := func(s, other ranges) ranges { // what is in s and not in other
		return append(s.inverted(), other...).inverted()
	}
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
		return without(append(append(start(), union("Mn", "Mc", "Nd", "Pc")...), table("Other_ID_Continue")...), unwanted())
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
	"ExtPict": "Extended_Pictographic",
}
