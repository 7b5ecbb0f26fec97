import * as vscode from 'vscode';
import type { Page } from './pages.ts';

/** Where the bundles of the pages lie; nothing else is served to them. */
export function pagesFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist/pages');
}

/** The HTML of a page: it runs its own script, uses its own style sheet, and reaches nothing else. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, { name, title, body }: Page): string {
  const nonce = crypto.randomUUID();
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(pagesFolder(extension), file)).toString();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${address(`${name}.css`)}">
</head>
<body class="${name}">
${body}
<script nonce="${nonce}" src="${address(`${name}.js`)}"></script>
</body>
</html>`;
}
