// embed.ts - the sandbox in an iframe: everything comes from the fragment of the address.
//
//     <iframe src="https://example.org/embed.html#code=x%20=%20[]&at=end" title="…"></iframe>
//
// The page tells its parent how high it is, whenever that changes, by
//     {type: 'ouroboros:resize', height: <CSS pixels>}
// and its height never depends on the height of the frame, so the two cannot chase each other.

import '../elements/ouro-sandbox';
import { readShareLink } from '../share_link';

const kCopied = ['python', 'at', 'view', 'theme', 'height'] as const;

const main = document.querySelector('main') ?? document.body;
const sandbox = document.createElement('ouro-sandbox');

function apply(): void {
  const shared = readShareLink(location.hash);
  for (const name of kCopied) {
    const value = shared[name];
    if (value) {
      sandbox.setAttribute(name, value);
    }
  }
  sandbox.readonly = shared.readonly !== undefined;
  sandbox.code = shared.code ?? '';
  const { theme } = shared;
  document.documentElement.style.colorScheme = theme === 'light' || theme === 'dark' ? theme : '';
}

function reportHeight(): void {
  const height = Math.ceil(main.getBoundingClientRect().height);
  parent.postMessage({ type: 'ouroboros:resize', height }, '*');
}

apply();
main.append(sandbox);
window.addEventListener('hashchange', () => location.reload());
if (parent !== window) {
  new ResizeObserver(reportHeight).observe(main);
}
