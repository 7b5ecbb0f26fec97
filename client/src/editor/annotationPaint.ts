import * as vscode from 'vscode';
import type { LabelItem, PaintedAnnotation } from '../../../server/src/protocol.ts';

/** How a stretch is painted, and a key that is the same for those painted alike. */
export interface AnnotationPaint {
  readonly key: string;
  readonly options: vscode.DecorationRenderOptions;
}

/** Of labels that the schema does not have. */
const unknownColor = '#7f7f7f';

interface Shades {
  /** For the editor's own colours, and the same written as CSS. */
  readonly line: string | vscode.ThemeColor;
  readonly css: string;
  readonly background: string | vscode.ThemeColor;
}

/**
 * How a stretch of an annotation is painted: with a line in its label's colour under the words, the innermost one at
 * the words, those around it at the foot and at the head of the line of text, so that nested ones are told apart. Solid
 * for a tag, dashed for a stretch of a discontinuous one, dotted for a suggestion.
 */
export function annotationPaint({ level, status, part }: PaintedAnnotation, label: LabelItem | undefined): AnnotationPaint {
  const place = Math.min(level, 2);
  const style = status === 'suggested' ? 'dotted' : part ? 'dashed' : 'solid';
  const shades = shadesOf(label);
  const line: vscode.DecorationRenderOptions =
    place === 0
      ? { textDecoration: `underline ${style} 2px ${shades.css}` }
      : { borderStyle: style, borderColor: shades.line, borderWidth: place === 1 ? '0 0 2px 0' : '2px 0 0 0' };
  return {
    key: [label?.name, shades.css, place, style].join(' '),
    options: {
      ...line,
      ...(status === 'suggested' ? {} : { backgroundColor: shades.background }),
      overviewRulerColor: shades.line,
      overviewRulerLane: vscode.OverviewRulerLane.Center,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    },
  };
}

/** Labels that the themes know are painted as they say; others as the schema does, with the text showing through. */
function shadesOf(label: LabelItem | undefined): Shades {
  if (!label?.isThemed) {
    const color = label?.color ?? unknownColor;
    return { line: color, css: color, background: `${color}26` };
  }
  const id = `collate.${label.name.toLowerCase()}`;
  return {
    line: new vscode.ThemeColor(`${id}Foreground`),
    css: `var(--vscode-${id.replace('.', '-')}Foreground, ${label.color})`,
    background: new vscode.ThemeColor(`${id}Background`),
  };
}
