// The form in which a figure is asked about: what was typed, which outlives the page, what is wrong with it, and what
// the server said of it.

import { judgeFigure } from '../api/calls';
import type { Figure, FigureVerdict, Sample } from '../api/types';
import { t } from '../i18n/index.svelte';
import { KeptForm } from '../knowledge/kept.svelte';
import { Sending } from '../sending.svelte';
import { decimalIn, shareIn, wholeIn } from './numbers';

export type Form = Figure['form'];
export const FORMS: Form[] = ['share', 'mean', 'shares', 'means'];
type GroupField = 'yes' | 'of' | 'mean' | 'deviation';
export type GroupName = 'first' | 'second';
export type Wrongs = Partial<Record<string, string>>;

const MORE = ['a_week', 'looks', 'comparisons'] as const;
const STRENGTH = ['false_alarms', 'noticed', 'confidence'] as const;
/** Whole numbers first, then what is said in per cent. */
export const MORE_FIELDS = [
  ...MORE.map((key) => ({ key, place: `/${key}`, percent: false })),
  ...STRENGTH.map((key) => ({
    key,
    place: key === 'confidence' ? '/confidence' : '/strength',
    percent: true,
  })),
];
const USUAL: Record<string, string> = { false_alarms: '5', noticed: '80', confidence: '95' };

const noGroup = (): Record<GroupField, string> => ({ yes: '', of: '', mean: '', deviation: '' });

/** What was typed. */
type Typed = {
  form: Form;
  groups: Record<GroupName, Record<GroupField, string>>;
  claim: string;
  more: Record<string, string>;
};
const untouched = (): Typed => ({
  form: 'shares',
  groups: { first: noGroup(), second: noGroup() },
  claim: '',
  more: { a_week: '', looks: '', comparisons: '', ...USUAL },
});

export class Asking {
  readonly typed: KeptForm<Typed>;
  wrong = $state.raw<Wrongs>({});
  verdict = $state.raw<FigureVerdict | null>(null);
  asked = $state.raw<Figure | null>(null); // what the verdict is about
  readonly sending = new Sending();

  constructor(place: string) {
    this.typed = new KeptForm(place, untouched());
  }

  get form(): Form {
    return this.typed.fields.form;
  }
  get compares(): boolean {
    return this.form === 'shares' || this.form === 'means';
  }
  get ofShares(): boolean {
    return this.form === 'share' || this.form === 'shares';
  }

  /** Another form asks for other numbers: what was said of the last one is no longer in place. */
  choose(form: Form): void {
    this.typed.fields.form = form;
    this.wrong = {};
    this.verdict = null;
    this.sending.problem = null;
  }

  async send(): Promise<boolean> {
    const figure = this.read();
    return figure !== null && (await this.ask(figure));
  }

  /** What was found is told in the language that it was asked in. */
  async again(): Promise<void> {
    if (this.asked !== null && this.verdict !== null) await this.ask(this.asked);
  }

  private ask(figure: Figure): Promise<boolean> {
    return this.sending.run(async () => {
      const reply = await judgeFigure(figure);
      if (!reply.ok) {
        this.verdict = null;
        return reply.problem;
      }
      this.asked = figure;
      this.verdict = reply.value;
      return null;
    });
  }

  private read(): Figure | null {
    const wrong: Wrongs = {};
    const taken = <T>(key: string, value: T | null, why: string): T | undefined => {
      if (value === null) wrong[key] = why;
      return value ?? undefined;
    };
    const group = (name: GroupName): Sample => {
      const typed = this.typed.fields.groups[name];
      const of = taken(`${name}.of`, wholeIn(typed.of), t('figures.need_whole')) ?? 0;
      if (this.ofShares)
        return { of, yes: taken(`${name}.yes`, wholeIn(typed.yes), t('figures.need_whole')) ?? 0 };
      const decimal = (field: 'mean' | 'deviation') =>
        taken(`${name}.${field}`, decimalIn(typed[field]), t('figures.need_number')) ?? '0';
      return { of, mean: decimal('mean'), deviation: decimal('deviation') };
    };
    const figure: Figure = { form: this.form, first: group('first') };
    if (this.compares) figure.second = group('second');
    if (this.typed.fields.claim.trim() !== '')
      figure.claim =
        taken(
          'claim',
          this.ofShares ? shareIn(this.typed.fields.claim) : decimalIn(this.typed.fields.claim),
          t('figures.need_number'),
        ) ?? null;
    for (const key of MORE)
      if (this.typed.fields.more[key]!.trim() !== '')
        figure[key] = taken(key, wholeIn(this.typed.fields.more[key]!), t('figures.need_whole')) ?? null;
    for (const key of STRENGTH)
      if (this.typed.fields.more[key]!.trim() !== '')
        figure[key] = taken(key, shareIn(this.typed.fields.more[key]!), t('figures.need_number')) ?? null;
    this.wrong = wrong;
    return Object.keys(wrong).length === 0 ? figure : null;
  }
}
