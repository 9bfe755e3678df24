/** Readable on a phone; light or dark as the reader's machine is. */
export const messagesStyle = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { max-width: 46rem; margin: 1rem auto; padding: 0 1rem; }
h2 small, time, .facts, footer { color: GrayText; font-size: .85rem; font-weight: normal; }
h3 { margin: .2rem 0; font-size: 1rem; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
article { border: 1px solid #8884; border-radius: .5rem; padding: .6rem .8rem; margin: .6rem 0; }
.attachment { border-left: 4px solid; border-radius: 2px; padding: .1rem .8rem; margin: .4rem 0; }
dl { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: .4rem 0; }
dl div { flex: 1 1 40%; } dl div.long { flex-basis: 100%; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
.action a { border: 1px solid #8888; border-radius: .3rem; padding: .15rem .5rem; margin-right: .4rem; text-decoration: none; }
b.triggered, b.refused { color: #e01e5a; } b.acknowledged { color: #b8860b; } b.resolved { color: #2eb67d; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8rem; }`;
