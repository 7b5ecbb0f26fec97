/** A page of the extension in a view: its bundle in `dist/pages/`, and what stands in its body. */
export interface Page {
  readonly name: string;
  readonly title: string;
  readonly body: string;
}

export const occurrencesPage: Page = {
  name: 'occurrences',
  title: 'Occurrences',
  body: `<div class="toolbar" role="search">
  <div class="group wide">
    <label for="search" class="heard">Look for</label>
    <input id="search" type="search" placeholder="Look for words; several forms with | between them" autocomplete="off" spellcheck="false">
    <button id="matchCase" type="button" aria-pressed="false" title="Match case" aria-label="Match case">Aa</button>
    <button id="wholeWords" type="button" aria-pressed="true" title="Whole words" aria-label="Whole words">ab</button>
  </div>
  <div class="group wide">
    <label for="filter" class="heard">Filter the rows</label>
    <input id="filter" type="search" placeholder="Filter by context, file or label" autocomplete="off" spellcheck="false">
  </div>
  <div class="group">
    <label for="label" class="heard">Label</label>
    <select id="label"></select>
    <button id="tag" type="button" title="Tag the selected rows that are untagged (the label's key)">Tag</button>
    <button id="relabel" type="button" title="Give the tags of the selected rows this label (Shift and the label's key)">Relabel</button>
    <button id="untag" type="button" title="Remove the tags of the selected rows (Delete)">Untag</button>
  </div>
</div>
<div class="line"><span id="status" role="status"></span><span id="done" role="status"></span></div>
<main id="grid"></main>`,
};

export const layersPage: Page = {
  name: 'layers',
  title: 'Layers',
  body: `<div class="toolbar">
  <div class="group">
    <label for="scope">Compare in</label>
    <select id="scope"><option id="documentScope" value="document">This document</option><option value="corpus">All documents</option></select>
    <label for="first">mine</label><select id="first"></select>
    <label for="second">theirs</label><select id="second"></select>
  </div>
  <div class="group" role="group" aria-label="Take into the curated layer">
    <button id="take-first" type="button" title="Take mine (M)">Mine</button>
    <button id="take-second" type="button" title="Take theirs (T)">Theirs</button>
    <button id="both" type="button" title="Take both (B)">Both</button>
    <button id="neither" type="button" title="Take neither (N)">Neither</button>
    <button id="undo" type="button" title="Take the last decision back (Ctrl+Z)">Undo</button>
  </div>
  <div class="group">
    <button id="agreed" type="button" title="Take the tags that both layers have into the curated layer" disabled>Take agreed</button>
    <button id="hide" type="button" aria-pressed="false">Hide decided</button>
    <button id="showFigures" type="button" aria-pressed="false">Figures</button>
  </div>
</div>
<div class="line"><span id="status" role="status"></span><span id="done" role="status"></span></div>
<main id="grid"></main>
<section id="figures" aria-label="Agreement" tabindex="0" hidden></section>`,
};
