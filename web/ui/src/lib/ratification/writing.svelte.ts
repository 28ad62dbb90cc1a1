// A rulebook that is being written: its text, its faults with their places, what was checked. Kept in this browser.

import * as calls from '../api/ratification';
import type { Problem } from '../api/http';
import type { LawDocument, RulebookChange, RulebookCheck } from '../api/types';
import { capital, t } from '../i18n/index.svelte';
import { Checking, hasEnded } from './checking.svelte';
import { keepLaw, type KeptLaw, restoreLaw } from './kept';
import { layOut, raised } from './layout';
import { lineOf, placeOf, scan } from './scan';

export interface Fault {
  at: number;
  line: number;
  sentence: string;
}

const IN_BODY = '/rulebook'; // where the document stands in what is sent

export class Writing {
  text = $state('');
  reason = $state('');
  faults = $state.raw<readonly Fault[]>([]);
  problem = $state.raw<Problem | null>(null);
  ready = $state(false); // there is a document to write at
  base = $state('');
  /** The document as it was checked last; what is shown of a check holds for this one only. */
  checkedText = $state<string | null>(null);
  readonly checking = new Checking();

  constructor(private readonly place: string) {}

  /** What was begun, or else the law in force under the next version. */
  async open(): Promise<void> {
    const kept = restoreLaw(this.place);
    if (kept === null) {
      await this.anew();
      return;
    }
    this.base = kept.base;
    this.text = kept.text;
    this.reason = kept.reason;
    this.checkedText = kept.checked?.text ?? null;
    this.ready = true;
    if (kept.checked) await this.checking.look(kept.checked.hash);
    if (this.checking.problem?.status === 404) this.forgetCheck(); // the server keeps only so many
  }

  async anew(): Promise<Problem | null> {
    const reply = await calls.source('current');
    this.problem = reply.ok ? null : reply.problem;
    if (!reply.ok) return reply.problem;
    this.base = reply.value.hash;
    this.text = layOut(raised(reply.value.rulebook));
    this.faults = [];
    this.forgetCheck();
    this.ready = true;
    keepLaw(this.place, this.reason === '' ? null : this.kept());
    return null;
  }

  write(text: string): void {
    this.text = text;
    this.keep();
  }

  explain(reason: string): void {
    this.reason = reason;
    this.keep();
  }

  /** Whether what a check has found is about the text as it stands. */
  get current(): boolean {
    return this.checkedText !== null && this.checkedText === this.text;
  }

  get check(): RulebookCheck | null {
    const { check } = this.checking;
    return this.current && check !== null && hasEnded(check) ? check : null;
  }

  /** The document, where the text is one; otherwise what is wrong with it is told. */
  document(): LawDocument | null {
    this.faults = [];
    const { fault } = scan(this.text);
    if (this.text.trim() === '') this.faults = [this.fault(0, t('propose.empty'))];
    else if (fault) this.faults = [this.fault(fault.at, t(`propose.${fault.what}`))];
    if (this.faults.length > 0) return null;
    const value = JSON.parse(this.text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as LawDocument;
    this.faults = [this.fault(0, t('propose.no_object'))];
    return null;
  }

  async begin(): Promise<void> {
    const { text } = this;
    this.checking.forget();
    this.checkedText = text;
    const document = this.document();
    if (document !== null) await this.checking.begin(document);
    const refused = this.checking.problem;
    if (refused && refused.errors.length > 0) {
      const scanned = scan(text);
      this.faults = refused.errors.map(({ pointer, detail }) => {
        const inside = pointer.startsWith(IN_BODY) ? pointer.slice(IN_BODY.length) : '';
        return this.fault(placeOf(scanned, inside), capital(detail));
      });
      this.checking.problem = null;
    }
    this.keep();
  }

  async propose(): Promise<RulebookChange | Problem> {
    const { check } = this;
    if (check === null) throw new Error('expected a check that has ended');
    const body = { hash: check.hash, base: check.base.hash, reason: this.reason.trim() };
    const reply = await calls.propose(body);
    if (!reply.ok) return reply.problem;
    keepLaw(this.place, null);
    return reply.value;
  }

  private fault(at: number, sentence: string): Fault {
    return { at, line: lineOf(this.text, at), sentence };
  }

  private forgetCheck(): void {
    this.checking.forget();
    this.checkedText = null;
  }

  private kept(): KeptLaw {
    const { check } = this.checking;
    const text = this.checkedText;
    const checked = check !== null && text !== null ? { hash: check.hash, text } : null;
    return { base: this.base, text: this.text, reason: this.reason, checked };
  }

  private keep(): void {
    keepLaw(this.place, this.kept());
  }
}
