// What the pages "change" and "suggest" hold: the form, the revision it changes, and what it would send.

import type { Proposal, Rulebook } from '../api/types';
import { settings } from '../settings.svelte';
import { amendmentOf, type Amending } from './amendment';
import { addAction, bringBack, dropAction, type Edit, editAction, editOf } from './edit';
import { keepEdit, type Kept, restoreEdit } from './keep';
import { rebase } from './rebase';

export class Editor {
  edit: Edit = $state()!;
  base: Proposal = $state.raw()!; // the proposal as the form began
  both: string[] = $state.raw([]); // where the last rebase found changes of both sides
  readonly restored: boolean; // there were changes from before
  movedTo = $state(0); // the revision that the changes were put on; 0: none
  private before: Edit;

  constructor(
    proposal: Proposal,
    private readonly book: Rulebook,
    private readonly place: string,
  ) {
    this.base = proposal;
    this.before = editOf(proposal, book, settings.language);
    this.edit = this.before;
    const kept = restoreEdit(place);
    this.restored = kept !== null;
    if (kept) this.resume(kept, proposal);
  }

  readonly amending: Amending = $derived.by(() => amendmentOf(this.edit, this.base, this.book));

  keep(): void {
    const touched = this.amending.changes.length > 0 || Object.keys(this.amending.faults).length > 0;
    keepEdit(this.place, touched ? { before: this.before, edit: $state.snapshot(this.edit) } : null);
  }

  forget(): void {
    keepEdit(this.place, null);
  }

  /** Puts the changes on what the proposal is now. */
  goOn(proposal: Proposal): void {
    this.resume({ before: this.before, edit: $state.snapshot(this.edit) }, proposal);
  }

  discard(): void {
    this.before = editOf(this.base, this.book, settings.language);
    this.edit = this.before;
    this.both = [];
    this.movedTo = 0;
    this.forget();
  }

  /** Returns the index of the new action. */
  add(): number {
    this.edit = addAction($state.snapshot(this.edit));
    return this.edit.actions.length - 1;
  }

  drop(id: string): void {
    this.edit = dropAction($state.snapshot(this.edit), id);
  }

  bringBack(id: string): void {
    this.edit = bringBack($state.snapshot(this.edit), id);
  }

  /** Back to what the proposal says of this action. */
  reset(id: string): void {
    const was = this.base.actions.find((action) => action.id === id);
    const index = this.edit.actions.findIndex((action) => action.id === id);
    if (was && index >= 0) this.edit.actions[index] = editAction(was, this.book, settings.language);
  }

  private resume(kept: Kept, proposal: Proposal): void {
    if (kept.edit.revision === proposal.revision) {
      this.edit = kept.edit;
      return;
    }
    const { edit, both } = rebase(kept.before, kept.edit, proposal, this.book, settings.language);
    this.edit = edit;
    this.both = both;
    this.movedTo = proposal.revision;
    this.base = proposal;
    this.before = editOf(proposal, this.book, settings.language);
  }
}
