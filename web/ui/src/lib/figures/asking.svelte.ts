// The form in which a figure is asked about: what was typed, which outlives the page, what is wrong with it, and what
// the server said of it.

import { judgeFigure } from '../api/calls';
import type { Figure, FigureVerdict, Sample } from '../api/types';
import { t } from '../i18n/index.svelte';
import { Sending } from '../sending.svelte';
import { texts } from '../texts.svelte';
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
interface Typed {
  form: Form;
  groups: Record<GroupName, Record<GroupField, string>>;
  claim: string;
  more: Record<string, string>;
}
const PLACE = 'figures';
const untouched = (): Typed => ({
  form: 'shares',
  groups: { first: noGroup(), second: noGroup() },
  claim: '',
  more: { a_week: '', looks: '', comparisons: '', ...USUAL },
});

function restore(): Typed {
  try {
    return { ...untouched(), ...(JSON.parse(texts.get(PLACE) || '{}') as Partial<Typed>) };
  } catch {
    return untouched();
  }
}

export class Asking {
  private readonly begun = restore();
  form = $state<Form>(this.begun.form);
  groups = $state(this.begun.groups);
  claim = $state(this.begun.claim);
  more = $state<Record<string, string>>(this.begun.more);
  wrong = $state.raw<Wrongs>({});
  verdict = $state.raw<FigureVerdict | null>(null);
  asked = $state.raw<Figure | null>(null); // what the verdict is about
  readonly sending = new Sending();

  get compares(): boolean {
    return this.form === 'shares' || this.form === 'means';
  }
  get ofShares(): boolean {
    return this.form === 'share' || this.form === 'shares';
  }

  keep(): void {
    const { form, groups, claim, more } = this;
    const typed = JSON.stringify({ form, groups, claim, more });
    texts.set(PLACE, typed === JSON.stringify(untouched()) ? '' : typed);
  }

  drop(): void {
    texts.drop(PLACE);
  }

  /** Another form asks for other numbers: what was said of the last one is no longer in place. */
  choose(form: Form): void {
    this.form = form;
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
      const typed = this.groups[name];
      const of = taken(`${name}.of`, wholeIn(typed.of), t('figures.need_whole')) ?? 0;
      if (this.ofShares)
        return { of, yes: taken(`${name}.yes`, wholeIn(typed.yes), t('figures.need_whole')) ?? 0 };
      const decimal = (field: 'mean' | 'deviation') =>
        taken(`${name}.${field}`, decimalIn(typed[field]), t('figures.need_number')) ?? '0';
      return { of, mean: decimal('mean'), deviation: decimal('deviation') };
    };
    const figure: Figure = { form: this.form, first: group('first') };
    if (this.compares) figure.second = group('second');
    if (this.claim.trim() !== '')
      figure.claim =
        taken(
          'claim',
          this.ofShares ? shareIn(this.claim) : decimalIn(this.claim),
          t('figures.need_number'),
        ) ?? null;
    for (const key of MORE)
      if (this.more[key]!.trim() !== '')
        figure[key] = taken(key, wholeIn(this.more[key]!), t('figures.need_whole')) ?? null;
    for (const key of STRENGTH)
      if (this.more[key]!.trim() !== '')
        figure[key] = taken(key, shareIn(this.more[key]!), t('figures.need_number')) ?? null;
    this.wrong = wrong;
    return Object.keys(wrong).length === 0 ? figure : null;
  }
}
