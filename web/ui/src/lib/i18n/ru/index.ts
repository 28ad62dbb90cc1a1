// The Russian side, written first: its labels are the longer ones, so the layout is made for them. Department names
// stand in the nominative wherever they are inserted, and no verb in the past tense has them as its subject.

import { amend } from './amend';
import { attention } from './attention';
import { board } from './board';
import { campaign } from './campaign';
import { evidence } from './evidence';
import { figures } from './figures';
import { frame } from './frame';
import { guide } from './guide';
import { imports } from './imports';
import { insight } from './insight';
import { journey } from './journey';
import { knowledge } from './knowledge';
import { law } from './law';
import { life } from './life';
import { organisation } from './organisation';
import { positions } from './positions';
import { premortem } from './premortem';
import { proposal } from './proposal';
import { ratify } from './ratify';
import { speaking } from './speaking';
import { stages } from './stages';
import { talk } from './talk';
import { wall } from './wall';
import { webhooks } from './webhooks';
import { whatIf } from './whatIf';

export const ru = {
  ...frame,
  ...board,
  ...proposal,
  ...positions,
  ...campaign,
  ...amend,
  ...life,
  ...attention,
  ...wall,
  ...guide,
  ...organisation,
  ...law,
  ...ratify,
  ...speaking,
  ...stages,
  ...webhooks,
  ...whatIf,
  ...figures,
  ...knowledge,
  ...insight,
  ...talk,
  ...evidence,
  ...imports,
  ...journey,
  ...premortem,
} as const;
