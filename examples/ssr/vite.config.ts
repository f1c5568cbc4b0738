import { defineConfig } from 'vite'

export default defineConfig(({ isSsrBuild }) => ({
  // Needed only here, where pay-with-usdc is a link to the repository and would find another React.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: isSsrBuild
    ? { outDir: 'dist/server' }
    : {
        outDir: 'dist/browser',
        rollupOptions: {
          input: 'ssr/browser.tsx',
          output: { entryFileNames: 'assets/[name].js' },
        },
      },
}))
