// Keeps the page as the server would render it now. Only what is marked as live is
// replaced, and only where it has changed: so a button keeps the focus, and a
// screen reader is told what is new.
const connection = document.getElementById('connection')
const parser = new DOMParser()
const changes = new EventSource('/changes')

changes.onopen = () => { connection.textContent = 'This page is live.' }
changes.onerror = () => { connection.textContent = 'The server does not answer. Trying again.' }
changes.onmessage = ({ data }) => {
  const now = parser.parseFromString(data, 'text/html')
  for (const element of document.querySelectorAll('[data-live]')) {
    const next = now.getElementById(element.id)
    if (!next || element.isEqualNode(next)) continue
    element.className.baseVal ?? (element.className = next.className)
    for (const name of ['aria-label']) {
      if (next.hasAttribute(name)) element.setAttribute(name, next.getAttribute(name))
    }
    if (element.innerHTML !== next.innerHTML) element.replaceChildren(...next.childNodes)
  }
}

// Without JavaScript the buttons load the page anew.
for (const form of document.forms) {
  form.addEventListener('submit', event => {
    event.preventDefault()
    fetch(form.action, { method: 'POST', redirect: 'manual' })
  })
}
