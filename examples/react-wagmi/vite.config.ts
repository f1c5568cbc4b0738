import { defineConfig } from 'vite'

export default defineConfig({
  // Needed only here, where pay-with-usdc is a link to the repository and would find another React.
  resolve: { dedupe: ['react', 'react-dom'] },
})
