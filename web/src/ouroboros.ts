// ouroboros.ts - what other people's pages load: defines <ouro-sandbox> and nothing else.
//
//     <script type="module" src="https://example.org/ouroboros.js"></script>

export { OuroSandbox } from './elements/ouro-sandbox';
