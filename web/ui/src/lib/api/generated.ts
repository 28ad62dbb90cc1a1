// Generated from web/contract by `npm run contract -- --write`. Not to be edited.

export type components = {
  schemas: {
    ActionId: string;
    Attention: {
      department: components['schemas']['Department'];
      task: components['schemas']['Task'];
      actions: components['schemas']['ActionId'][];
      due: components['schemas']['Time'] | null;
      silence?: components['schemas']['Silence'] | components['schemas']['Vote'];
      objection?: number;
      veto?: number;
      escalated?: boolean;
      reminded?: boolean;
    };
    Card: {
      id: number;
      seq: number;
      status: components['schemas']['Status'];
      title: string;
      revision: number;
      author: components['schemas']['Person'];
      submitted_at: components['schemas']['Time'];
      due: components['schemas']['Time'] | null;
      opened_at: components['schemas']['Time'];
      closed_at: components['schemas']['Time'] | null;
      actions: {
        id: components['schemas']['ActionId'];
        number: number;
        kind: string;
        title: string;
        scale: components['schemas']['Scale'];
      }[];
      vetoes: {
        standing: number;
        challenged: number;
        sustained: number;
      };
      unanswered: number;
      challenge: {
        veto: number;
        sustain: number;
        release: number;
        needed: number;
        roll: number;
      } | null;
      turn: components['schemas']['Attention'][];
      allowed: {
        [key: string]: string[];
      };
    };
    Close: {
      code: 1000 | 1001 | 1002 | 1007 | 4400 | 4401 | 4403 | 4408 | 4429;
      reason: string;
    };
    Cursor: string;
    Department: string;
    Error: {
      type: 'error';
      id: number | null;
      code:
        | 'invalid.topic'
        | 'invalid.mode'
        | 'invalid.cursor'
        | 'invalid.missing'
        | 'invalid.unknown_field'
        | 'limit.subscriptions'
        | 'forbidden.scope'
        | 'not_found.proposal'
        | 'not_found.subscription'
        | 'unavailable.busy';
      sentence: string;
    };
    EventType:
      | 'organisation_founded'
      | 'rulebook_adopted'
      | 'member_joined'
      | 'member_left'
      | 'head_set'
      | 'headship_delegated'
      | 'delegation_ended'
      | 'absence_set'
      | 'proposal_submitted'
      | 'position_taken'
      | 'rulebook_proposed'
      | 'rulebook_vote_cast'
      | 'rulebook_commented'
      | 'rulebook_change_closed'
      | 'position_withdrawn'
      | 'objection_raised'
      | 'objection_answered'
      | 'objection_settled'
      | 'objection_resolved'
      | 'objection_withdrawn'
      | 'veto_cast'
      | 'veto_withdrawn'
      | 'veto_challenged'
      | 'sustain_vote_cast'
      | 'challenge_closed'
      | 'silence_escalated'
      | 'review_closed'
      | 'comment_added'
      | 'decision_made'
      | 'proposal_expired'
      | 'decision_window_moved'
      | 'proposal_amended'
      | 'objection_carried'
      | 'veto_carried'
      | 'objection_copied'
      | 'veto_copied'
      | 'objection_reaffirmed'
      | 'veto_reaffirmed'
      | 'objection_lapsed'
      | 'veto_lapsed'
      | 'suggestion_made'
      | 'suggestion_answered'
      | 'override_signed'
      | 'override_seconded'
      | 'override_closed'
      | 'fact_expired'
      | 'veto_lifted'
      | 'pilot_result_recorded'
      | 'veto_recast'
      | 'pilot_cleared'
      | 'action_halted'
      | 'action_resumed'
      | 'action_stopped'
      | 'outcome_recorded'
      | 'word_given'
      | 'member_recused'
      | 'final_comment_opened'
      | 'final_comment_ended'
      | 'stage_opened'
      | 'veto_bound'
      | 'reminder_given'
      | 'evidence_cited'
      | 'records_cited'
      | 'insight_captured'
      | 'insight_revised'
      | 'insights_merged'
      | 'insight_judged'
      | 'customers_added'
      | 'customers_related'
      | 'conversations_recorded'
      | 'conversation_revised'
      | 'metrics_recorded'
      | 'metric_explained'
      | 'records_erased'
      | 'journey_drawn'
      | 'journey_redrawn'
      | 'touches_recorded'
      | 'insight_attached'
      | 'premortem_answered';
    Goodbye: {
      type: 'goodbye';
      reason: 'restart';
      retry_ms: number;
    };
    Heartbeat: {
      type: 'heartbeat';
      cursor: components['schemas']['Cursor'];
    };
    Hello: {
      type: 'hello';
      org: string;
      head: components['schemas']['Cursor'];
      build: string;
      heartbeat_s: number;
    };
    LiveEvent: {
      seq: number;
      type: components['schemas']['EventType'];
      at: components['schemas']['Time'];
      member: components['schemas']['PersonOrTime'];
      sentence: components['schemas']['Text'];
      data: {
        [key: string]: unknown;
      };
      proposal: number | null;
      action?: components['schemas']['ActionId'];
      department?: components['schemas']['Department'];
      reason?: string;
      text?: string;
    };
    MemberId: string;
    Person: {
      id: components['schemas']['MemberId'];
      name: string | null;
      department: components['schemas']['Department'];
    };
    PersonOrTime: components['schemas']['Person'] | null;
    Reset: {
      type: 'reset';
      topic: string;
      mode: 'state' | 'events';
      reason: 'fork' | 'trimmed' | 'slow' | 'forbidden';
    };
    Scale:
      | 'pending'
      | 'cleared'
      | 'object'
      | 'short'
      | 'vetoed'
      | 'challenged'
      | 'sustained'
      | 'dropped'
      | 'left_out'
      | 'launched'
      | 'piloted'
      | 'prevented'
      | 'halted'
      | 'stopped';
    Silence: 'consent' | 'abstain' | 'escalate' | 'block';
    Snapshot:
      | components['schemas']['SnapshotOfState']
      | components['schemas']['SnapshotOfBoardEvents']
      | components['schemas']['SnapshotOfProposalEvents'];
    SnapshotOfBoardEvents: {
      type: 'snapshot';
      topic: 'board';
      mode: 'events';
      cursor: components['schemas']['Cursor'];
      part: number;
      last: boolean;
      events: components['schemas']['LiveEvent'][];
    };
    SnapshotOfProposalEvents: {
      type: 'snapshot';
      topic: string;
      mode: 'events';
      cursor: components['schemas']['Cursor'];
      part: number;
      last: boolean;
      events: components['schemas']['LiveEvent'][];
      card: components['schemas']['Card'];
    };
    SnapshotOfState: {
      type: 'snapshot';
      topic: string;
      mode: 'state';
      cursor: components['schemas']['Cursor'];
      part: number;
      last: boolean;
      cards: components['schemas']['Card'][];
    };
    Status:
      | 'in_review'
      | 'awaiting_decision'
      | 'piloting'
      | 'launched'
      | 'withdrawn'
      | 'expired'
      | 'stopped'
      | 'evaluated';
    Subscribe: {
      type: 'subscribe';
      topic: string;
      mode: 'state' | 'events';
      id?: number;
      cursor?: components['schemas']['Cursor'];
    };
    Subscribed: {
      type: 'subscribed';
      id: number | null;
      topic: string;
      mode: 'state' | 'events';
      resumed: boolean;
    };
    Task:
      | 'position'
      | 'answer'
      | 'sustain_vote'
      | 'decide'
      | 'reaffirm'
      | 'settle'
      | 'recast'
      | 'pilot_result'
      | 'answer_halt';
    Text: {
      en: string;
      ru: string;
    };
    Time: string;
    Unsubscribe: {
      type: 'unsubscribe';
      topic: string;
      mode: 'state' | 'events';
      id?: number;
    };
    Update:
      | components['schemas']['UpdateOfState']
      | components['schemas']['UpdateOfBoardEvents']
      | components['schemas']['UpdateOfProposalEvents'];
    UpdateOfBoardEvents: {
      type: 'update';
      topic: 'board';
      mode: 'events';
      from: number;
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['LiveEvent'][];
    };
    UpdateOfProposalEvents: {
      type: 'update';
      topic: string;
      mode: 'events';
      from: number;
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['LiveEvent'][];
      card: components['schemas']['Card'];
    };
    UpdateOfState: {
      type: 'update';
      topic: string;
      mode: 'state';
      from: number;
      cursor: components['schemas']['Cursor'];
      cards: components['schemas']['Card'][];
      gone: number[];
    };
    Vote: 'sustain' | 'release';
    Duration: string;
    Window: string;
    Hash: string;
    Money: {
      amount: number;
      currency: string;
    };
    Value: number | string | boolean | components['schemas']['Money'];
    OrganisationName: {
      id: string;
      name: string;
    };
    Me: {
      member: {
        id: string;
        name: string;
        department: string;
        head: boolean;
        administrator: boolean;
      };
      organisation: components['schemas']['OrganisationName'];
      rulebook: components['schemas']['Hash'];
      cursor: components['schemas']['Cursor'];
      server_time: components['schemas']['Time'];
    };
    Hints: {
      demo: boolean;
      people?: {
        email: string;
        name: string;
        department: components['schemas']['Department'];
        head: boolean;
      }[];
      password?: string;
    };
    SignIn: {
      email: string;
      password: string;
      organisation?: string;
    };
    ProblemPart: {
      pointer: string;
      detail: string;
      code: components['schemas']['ProblemCode'];
    };
    ProblemCode: string;
    Problem: {
      type: 'about:blank';
      status: number;
      code: components['schemas']['ProblemCode'];
      title: string;
      detail: string;
      errors?: components['schemas']['ProblemPart'][];
      changed?: components['schemas']['Event'][];
    };
    NothingElse: Record<string, never>;
    ReasonBody: {
      reason: string;
    };
    Events: components['schemas']['EventType'][];
    RosterReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
    };
    Live: {
      live: true;
    };
    Ready: {
      ready: true;
    };
    NotReady: {
      ready: false;
      reasons: string[];
    };
    Revisioned: number;
    VoteTerms: {
      silence: 'release' | 'sustain';
      stands_if?: components['schemas']['Share'];
      falls_if?: components['schemas']['Share'];
      bodies?: components['schemas']['BodyTerms'][];
    };
    BodyTerms: {
      departments: components['schemas']['Department'][];
      voters: 'departments' | 'members';
      of_voting: boolean;
      stands_if?: components['schemas']['Share'];
      falls_if?: components['schemas']['Share'];
      quorum?: number | components['schemas']['Share'];
    };
    AskedBody: {
      departments: components['schemas']['Department'][];
      voters: 'departments' | 'members';
      of_voting: boolean;
      roll: number;
      stands_if?: components['schemas']['Share'];
      falls_if?: components['schemas']['Share'];
      quorum?: number | components['schemas']['Share'];
    };
    Voice:
      | ('latest' | 'worst' | 'head')
      | {
          of_voting: boolean;
          quorum: (number | components['schemas']['Share']) | null;
          share?: components['schemas']['Share'];
          more_than?: components['schemas']['Share'];
        };
    Question: {
      id: string;
      department: components['schemas']['Department'];
      kinds: string[] | null;
      ask: components['schemas']['Text'];
    };
    ChallengeTerms: {
      min_voters: number;
      merits: components['schemas']['VoteTerms'];
      validity: components['schemas']['VoteTerms'];
      absolute_validity: components['schemas']['VoteTerms'];
    };
    AttributeType: 'integer' | 'decimal' | 'money' | 'text' | 'choice' | 'date' | 'boolean';
    Attribute: {
      id: string;
      name: components['schemas']['Text'];
      type: components['schemas']['AttributeType'];
      required: boolean;
      help?: components['schemas']['Text'];
      unit?: string;
      min?: number | string;
      max?: number | string;
      digits?: number;
      currency?: string;
      options?: {
        id: string;
        name: components['schemas']['Text'];
      }[];
    };
    Share: string;
    Approval: {
      form: 'each' | 'at_least' | 'share' | 'all_but' | 'more_than_against';
      of: components['schemas']['Department'][];
      count?: number;
      share?: components['schemas']['Share'];
      of_voting?: boolean;
    };
    Kind: {
      id: string;
      name: components['schemas']['Text'];
      attributes: components['schemas']['Attribute'][];
      passes: {
        approvals: components['schemas']['Approval'][];
        quorum: (number | components['schemas']['Share']) | null;
      };
      closes: 'all_spoken' | 'passing' | 'certain' | 'window_end';
      min_open: components['schemas']['Window'] | null;
      duty_to_answer: boolean;
      reasons: boolean;
      help?: components['schemas']['Text'];
    };
    Power: 'none' | 'comment' | 'object' | 'veto';
    SilenceRule: {
      otherwise: components['schemas']['Silence'];
      kinds: {
        [key: string]: components['schemas']['Silence'];
      };
    };
    Right: {
      id: string;
      department: components['schemas']['Department'];
      kinds: string[];
      when: string | null;
      power: components['schemas']['Power'];
      grounds: string[];
      approval_required: boolean;
      halt: boolean;
      wants: {
        [key: string]: 'less' | 'more';
      };
      about: string[] | null;
    };
    Rulebook: {
      hash: components['schemas']['Hash'];
      name: string;
      version: number;
      title: components['schemas']['Text'];
      final_say: components['schemas']['Department'];
      decision: 'by_final_say' | 'automatic_when_cleared';
      proposers: components['schemas']['Department'][];
      author_counts: boolean;
      departments: {
        id: components['schemas']['Department'];
        name: components['schemas']['Text'];
        vacant: boolean;
        members: number;
        voice: components['schemas']['Voice'];
      }[];
      fields: components['schemas']['Attribute'][];
      kinds: components['schemas']['Kind'][];
      grounds: {
        id: string;
        name: components['schemas']['Text'];
        absolute: boolean;
      }[];
      jurisdiction: components['schemas']['Right'][];
      calendar: {
        zone: string;
        days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
        from: string;
        to: string;
        holidays: string[];
      } | null;
      windows: {
        review: components['schemas']['Window'];
        decision: components['schemas']['Window'];
        challenge: components['schemas']['Duration'];
        min_review: components['schemas']['Window'];
        reaffirm: components['schemas']['Duration'];
        settle: components['schemas']['Duration'];
        escalate: components['schemas']['Duration'];
      };
      silence: {
        [key: string]: components['schemas']['SilenceRule'];
      };
      answered_by: 'reason' | 'raiser';
      questions: components['schemas']['Question'][];
      evidence: components['schemas']['Text'][];
      veto: {
        acceptable: boolean;
        harm: boolean;
        binds: components['schemas']['Window'] | null;
      };
      carry: {
        approve: 'lapse' | 'keep' | 'keep_if_better';
        object: 'reaffirm' | 'lapse' | 'keep' | 'keep_if_worse';
        veto: 'reaffirm' | 'lapse' | 'keep' | 'keep_if_worse';
      };
      stages: {
        id: string;
        name: components['schemas']['Text'];
        departments: string[];
        window: components['schemas']['Window'];
      }[];
      reminders: components['schemas']['Window'][];
      final_comment: {
        window: components['schemas']['Window'];
        on_objection: 'restart' | 'run_on';
      } | null;
      override: {
        cooling_off: components['schemas']['Duration'];
        quota: {
          count: number;
          per: components['schemas']['Duration'];
        } | null;
        by_final_say: boolean;
        arbiters: components['schemas']['Department'][];
        signed_by: 'head' | 'two_persons';
      } | null;
      pilot: {
        max_share_pct: number;
        max_duration: components['schemas']['Duration'];
        recast: components['schemas']['Duration'];
      } | null;
      ratification: {
        passes_if: components['schemas']['Share'];
        quorum: components['schemas']['Share'];
        window: components['schemas']['Window'];
      };
      limits: {
        actions: number;
        title: number;
        text: number;
      };
      challenge: components['schemas']['ChallengeTerms'];
    };
    Edition: {
      hash: components['schemas']['Hash'];
      name: string;
      version: number;
      title: components['schemas']['Text'];
    };
    RatificationVote: {
      member: components['schemas']['Person'];
      vote: 'ratify' | 'reject';
      reason: string;
      at: components['schemas']['Time'];
    };
    RulebookChange: {
      id: number;
      status: 'voting' | 'adopted' | 'rejected' | 'withdrawn' | 'overtaken';
      rulebook: components['schemas']['Edition'];
      base: components['schemas']['Edition'];
      proposer: components['schemas']['Person'];
      department: components['schemas']['Department'];
      reason: string;
      proof: {
        states: number;
        edges: number;
      };
      proposed_at: components['schemas']['Time'];
      due: components['schemas']['Time'];
      ended_at: components['schemas']['Time'] | null;
      passes_if: components['schemas']['Share'];
      quorum: components['schemas']['Share'];
      count: {
        roll: number;
        ratify: number;
        reject: number;
        needed_votes: number;
        needed_for: number;
      };
      roll: {
        department: components['schemas']['Department'];
        voters: components['schemas']['Person'][];
        vote: components['schemas']['RatificationVote'] | null;
      }[];
      comments: {
        member: components['schemas']['Person'];
        text: string;
        at: components['schemas']['Time'];
      }[];
      allowed: ('vote' | 'withdraw' | 'comment')[];
      blocked_by: {
        [key: string]: {
          code: string;
          sentence: string;
        };
      };
    };
    Rulebooks: {
      in_force: components['schemas']['Edition'];
      may_propose: boolean;
      history: {
        hash: components['schemas']['Hash'];
        name: string;
        version: number;
        title: components['schemas']['Text'];
        adopted_at: components['schemas']['Time'];
        change: number | null;
      }[];
      changes: components['schemas']['RulebookChange'][];
      cursor: components['schemas']['Cursor'];
    };
    RulebookSource: {
      hash: components['schemas']['Hash'];
      rulebook: Record<string, never>;
    };
    CheckRulebookBody: {
      rulebook: Record<string, never>;
    };
    VerifiedProperty: {
      property: string;
      title: string;
      result: 'proved' | 'refuted' | 'not_proved';
      exceptions: string[];
      notes: string[];
      problems: string[];
      counterexample: {
        story: string[];
        scenario: string;
      } | null;
    };
    VerifyReport: {
      sound: boolean;
      hash: components['schemas']['Hash'];
      situations: number;
      parts: number;
      states: number;
      edges: number;
      seconds: number;
      too_large: string[];
      properties: components['schemas']['VerifiedProperty'][];
    };
    RulebookDiff: {
      powers: {
        kind: string;
        where: string[];
        example: string;
        effect: 'allowed' | 'blocked' | 'mixed';
        seats: {
          department: components['schemas']['Department'];
          before: {
            power: components['schemas']['Power'];
            approval_required: boolean;
            halt: boolean;
            grounds: string[];
            silence: components['schemas']['Silence'];
          };
          after: {
            power: components['schemas']['Power'];
            approval_required: boolean;
            halt: boolean;
            grounds: string[];
            silence: components['schemas']['Silence'];
          };
          effect: 'allowed' | 'blocked' | 'mixed';
          sentence: string;
        }[];
      }[];
      gone: string[];
      come: string[];
      too_large: string[];
    };
    PastProposal: {
      proposal: number;
      title: string;
      change: components['schemas']['PastChange'];
      by_ms: number;
      outcome: 'succeeded' | 'failed' | 'mixed' | 'unclear' | null;
      recorded: {
        end: 'decided' | 'withdrawn' | 'expired' | 'open';
        at: components['schemas']['Time'] | null;
        possible_from: components['schemas']['Time'] | null;
      } | null;
      replayed: {
        end: 'decided' | 'withdrawn' | 'expired' | 'open';
        at: components['schemas']['Time'] | null;
        possible_from: components['schemas']['Time'] | null;
      } | null;
      why: {
        code: string;
        sentence: string;
      } | null;
      moot: number;
      actions: {
        action: string;
        title: string;
        recorded: string | null;
        replayed: string | null;
        because: string[];
      }[];
      not_taken: {
        at: components['schemas']['Time'];
        department: components['schemas']['Department'];
        command: string;
        code: string;
        sentence: string;
      }[];
      possible_vetoes: {
        action: string;
        department: components['schemas']['Department'];
      }[];
    };
    PastChange:
      'refused' | 'blocked' | 'launched' | 'expired' | 'freed' | 'otherwise' | 'later' | 'sooner' | 'same';
    Past: {
      replayed: number;
      left_open: number;
      guessed: number;
      summary: string[];
      totals: {
        [key: string]: {
          proposals: number;
          succeeded: number;
          failed: number;
          mixed: number;
          unclear: number;
        };
      };
      proposals: components['schemas']['PastProposal'][];
      not_shown: number;
      upto: number;
    };
    RulebookCheck: {
      hash: components['schemas']['Hash'];
      status: 'waiting' | 'running' | 'sound' | 'unsound' | 'given_up';
      rulebook: components['schemas']['Edition'];
      base: components['schemas']['Edition'];
      progress: {
        done: number;
        of: number;
      };
      report: components['schemas']['VerifyReport'] | null;
      diff: components['schemas']['RulebookDiff'] | null;
      past: components['schemas']['Past'] | null;
    };
    ProposeRulebookBody: {
      hash: components['schemas']['Hash'];
      base: components['schemas']['Hash'];
      reason: string;
    };
    RatifyBody: {
      vote: 'ratify' | 'reject';
      reason?: string | null;
    };
    RulebookCommentBody: {
      text: string;
    };
    RulebookChangeReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      change: components['schemas']['RulebookChange'];
    };
    AskedToRatify: {
      change: number;
      title: components['schemas']['Text'];
      due: components['schemas']['Time'];
      sentence: string;
    };
    Position: 'approve' | 'abstain' | 'object' | 'veto';
    Verdict:
      | 'pending'
      | 'cleared'
      | 'short'
      | 'vetoed'
      | 'dropped'
      | 'launched'
      | 'piloted'
      | 'left_out'
      | 'prevented'
      | 'halted'
      | 'stopped';
    Seat: {
      department: components['schemas']['Department'];
      power: components['schemas']['Power'];
      approval_required: boolean;
      grounds: string[];
      silence: components['schemas']['Silence'];
      rules: string[];
      vacant: boolean;
      halt: boolean;
      position: components['schemas']['Position'] | null;
      silent: components['schemas']['Silence'] | null;
      escalated: boolean;
      later: boolean;
      member?: components['schemas']['Person'];
      reason?: string;
      at?: components['schemas']['Time'];
      members?: number;
      words?: components['schemas']['MemberWord'][];
    };
    MemberWord: {
      member: components['schemas']['Person'];
      position: components['schemas']['Position'];
      reason: string;
      at: components['schemas']['Time'];
    };
    Reason: {
      code:
        | 'vetoed'
        | 'objection_unanswered'
        | 'not_spoken'
        | 'approval_missing'
        | 'requires_prevented'
        | 'too_few_approvals'
        | 'no_majority'
        | 'no_quorum';
      department?: components['schemas']['Department'];
      veto?: number;
      objection?: number;
      action?: components['schemas']['ActionId'];
      needed?: number;
      found?: number;
    };
    Pilot: {
      share: number;
      until: components['schemas']['Time'];
      criterion: string;
      started_at: components['schemas']['Time'];
      stops_at: components['schemas']['Time'] | null;
      result: {
        met: boolean;
        measured: string;
        reason: string;
        member: components['schemas']['Person'];
        at: components['schemas']['Time'];
      } | null;
      recast_due: components['schemas']['Time'] | null;
    };
    Halt: {
      department: components['schemas']['Department'];
      member: components['schemas']['Person'];
      reason: string;
      at: components['schemas']['Time'];
    };
    AnsweredHalt: {
      department: components['schemas']['Department'];
      member: components['schemas']['Person'];
      reason: string;
      at: components['schemas']['Time'];
      answer: {
        resumed: boolean;
        reason: string;
        member: components['schemas']['Person'];
        at: components['schemas']['Time'];
      } | null;
    };
    Stopped: {
      why: 'stopped' | 'not_met' | 'time_over' | 'recast';
      reason: string;
      member: components['schemas']['Person'] | null;
      at: components['schemas']['Time'];
    };
    Values: {
      [key: string]: components['schemas']['Value'];
    };
    Action: {
      id: components['schemas']['ActionId'];
      number: number;
      kind: string;
      title: string;
      attributes: components['schemas']['Values'];
      requires: components['schemas']['ActionId'][];
      content: components['schemas']['Hash'];
      verdict: components['schemas']['Verdict'];
      touched_in: number;
      open: boolean;
      because: components['schemas']['Reason'][];
      falls_with: components['schemas']['ActionId'][];
      seats: components['schemas']['Seat'][];
      precedents: {
        proposal: number;
        veto: number;
        department: components['schemas']['Department'];
        ground: string;
        reason: string;
        sustained_at: components['schemas']['Time'];
      }[];
      pilot: components['schemas']['Pilot'] | null;
      halt: components['schemas']['Halt'] | null;
      halts: components['schemas']['AnsweredHalt'][];
      stopped: components['schemas']['Stopped'] | null;
    };
    OutcomeOfLaunch: {
      action: components['schemas']['ActionId'];
      outcome: 'launched' | 'piloted' | 'left_out' | 'prevented';
      because: components['schemas']['Reason'][];
    };
    ChallengeOn: 'merits' | 'validity';
    ObjectionState: 'raised' | 'declined' | 'accepted' | 'met' | 'resolved' | 'withdrawn' | 'lapsed';
    VetoState:
      'standing' | 'challenged' | 'sustained' | 'overridden' | 'withdrawn' | 'lifted' | 'lapsed' | 'resting';
    Answer: 'accept' | 'decline';
    Objection: {
      id: number;
      action: components['schemas']['ActionId'];
      department: components['schemas']['Department'];
      member: components['schemas']['Person'];
      reason: string;
      at: components['schemas']['Time'];
      content: components['schemas']['Hash'];
      state: components['schemas']['ObjectionState'];
      answer: {
        answer: components['schemas']['Answer'];
        reason: string;
        member: components['schemas']['Person'];
        at: components['schemas']['Time'];
        content: components['schemas']['Hash'];
      } | null;
      waiting_due: components['schemas']['Time'] | null;
      settle_due: components['schemas']['Time'] | null;
      owed: boolean;
    };
    Challenge: {
      on: components['schemas']['ChallengeOn'];
      reason: string;
      member: components['schemas']['Person'];
      content: components['schemas']['Hash'];
      opened_at: components['schemas']['Time'];
      due: components['schemas']['Time'];
      needed: number;
      silence: components['schemas']['Vote'];
      roll: components['schemas']['Department'][];
      bodies: components['schemas']['AskedBody'][];
      votes: {
        department: components['schemas']['Department'];
        vote: components['schemas']['Vote'];
        reason: string;
        member: components['schemas']['Person'];
        at: components['schemas']['Time'];
      }[];
      result: 'sustained' | 'overridden' | 'ended' | null;
      closed_at: components['schemas']['Time'] | null;
    };
    Override: {
      justification: string;
      department: components['schemas']['Department'] | null;
      member: components['schemas']['Person'];
      second: components['schemas']['Person'] | null;
      signed_at: components['schemas']['Time'];
      effective_at: components['schemas']['Time'];
      state: 'awaiting_second' | 'cooling_off' | 'effective' | 'ended';
    };
    Veto: {
      id: number;
      action: components['schemas']['ActionId'];
      department: components['schemas']['Department'];
      member: components['schemas']['Person'];
      ground: string;
      absolute: boolean;
      reason: string;
      at: components['schemas']['Time'];
      content: components['schemas']['Hash'];
      state: components['schemas']['VetoState'];
      bites: boolean;
      lifts_if: string | null;
      valid_until: components['schemas']['Time'] | null;
      acceptable: string | null;
      harm_pct: number | null;
      waiting_due: components['schemas']['Time'] | null;
      asked_due: components['schemas']['Time'] | null;
      bound_by: {
        proposal: number;
        veto: number;
        sustained_at: components['schemas']['Time'];
        content: components['schemas']['Hash'];
      } | null;
      override: components['schemas']['Override'] | null;
      challenges: components['schemas']['Challenge'][];
    };
    ActionPatch: {
      id: components['schemas']['ActionId'];
      kind?: string;
      title?: string;
      attributes?: {
        [key: string]: components['schemas']['Value'] | null;
      };
      requires?: components['schemas']['ActionId'][];
    };
    Amendment: {
      proposal?: {
        title?: string;
        goal?: string;
        fields?: {
          [key: string]: components['schemas']['Value'] | null;
        };
      };
      drop?: components['schemas']['ActionId'][];
      actions?: components['schemas']['ActionPatch'][];
    };
    AmendBody: {
      reason: string;
      revision: components['schemas']['Revisioned'];
      proposal?: {
        title?: string;
        goal?: string;
        fields?: {
          [key: string]: components['schemas']['Value'] | null;
        };
      };
      drop?: components['schemas']['ActionId'][];
      actions?: components['schemas']['ActionPatch'][];
    };
    SuggestBody: {
      amendment: components['schemas']['Amendment'];
      reason: string;
      revision: components['schemas']['Revisioned'];
    };
    Change: {
      field: string;
      from: components['schemas']['Value'] | null;
      to: components['schemas']['Value'] | null;
      action?: components['schemas']['ActionId'];
    };
    SuggestionState: 'open' | 'accepted' | 'declined' | 'withdrawn';
    Suggestion: {
      id: number;
      member: components['schemas']['Person'];
      at: components['schemas']['Time'];
      revision: number;
      reason: string;
      amendment: components['schemas']['Amendment'];
      changes: components['schemas']['Change'][];
      state: components['schemas']['SuggestionState'];
      stale: boolean;
      answer: {
        reason: string;
        member: components['schemas']['Person'];
        at: components['schemas']['Time'];
        revision?: number;
      } | null;
    };
    Gain: {
      action: components['schemas']['ActionId'];
      department: components['schemas']['Department'];
      power: components['schemas']['Power'];
      approval_required: boolean;
    };
    Preview: {
      changes: components['schemas']['Change'][];
      touched: components['schemas']['ActionId'][];
      lapses: {
        action: components['schemas']['ActionId'];
        department: components['schemas']['Department'];
        position: components['schemas']['Position'];
      }[];
      objections: {
        objection: number;
        action: components['schemas']['ActionId'];
        department: components['schemas']['Department'];
        effect: 'met' | 'waits' | 'lapsed' | 'returns' | 'kept';
      }[];
      vetoes: {
        veto: number;
        action: components['schemas']['ActionId'];
        department: components['schemas']['Department'];
        effect:
          'lifted' | 'waits' | 'rests' | 'returns' | 'kept_overridden' | 'override_void' | 'kept' | 'lapsed';
      }[];
      bound: {
        action: components['schemas']['ActionId'];
        department: components['schemas']['Department'];
        proposal: number;
        veto: number;
      }[];
      gains: components['schemas']['Gain'][];
      losses: components['schemas']['Gain'][];
      review_due: components['schemas']['Time'] | null;
      sentences: string[];
    };
    Revision: {
      revision: number;
      at: components['schemas']['Time'];
      member: components['schemas']['Person'];
      reason: string;
      suggestion: {
        id: number;
        member: components['schemas']['Person'];
      } | null;
      changes: components['schemas']['Change'][];
    };
    Revisions: {
      revisions: components['schemas']['Revision'][];
    };
    CommandName:
      | 'take_position'
      | 'withdraw_position'
      | 'answer_objection'
      | 'resolve_objection'
      | 'challenge_veto'
      | 'withdraw_challenge'
      | 'vote_sustain'
      | 'decide'
      | 'recuse'
      | 'cite'
      | 'comment'
      | 'answer_premortem'
      | 'amend'
      | 'suggest'
      | 'reaffirm'
      | 'override_veto'
      | 'withdraw_override'
      | 'recast_veto'
      | 'accept_suggestion'
      | 'decline_suggestion'
      | 'withdraw_suggestion'
      | 'pilot'
      | 'record_pilot_result'
      | 'halt'
      | 'resume'
      | 'stop'
      | 'record_outcome';
    AllowedPosition: {
      command: 'take_position';
      action: components['schemas']['ActionId'];
      positions: components['schemas']['Position'][];
      grounds?: string[];
    };
    AllowedAnswer: {
      command: 'answer_objection';
      objection: number;
      action: components['schemas']['ActionId'];
      answers: components['schemas']['Answer'][];
    };
    AllowedResolve: {
      command: 'resolve_objection';
      objection: number;
      action: components['schemas']['ActionId'];
    };
    AllowedChallenge: {
      command: 'challenge_veto';
      veto: number;
      action: components['schemas']['ActionId'];
      on: components['schemas']['ChallengeOn'][];
    };
    AllowedLaunch: {
      command: 'decide';
      decision: 'launch';
      launches: components['schemas']['ActionId'][];
      prevents: components['schemas']['ActionId'][];
      outcomes: components['schemas']['OutcomeOfLaunch'][];
      action?: components['schemas']['ActionId'];
    };
    AllowedWithdrawal: {
      command: 'decide';
      decision: 'withdraw';
    };
    AllowedDecision: components['schemas']['AllowedLaunch'] | components['schemas']['AllowedWithdrawal'];
    AllowedReaffirm: {
      command: 'reaffirm';
      action: components['schemas']['ActionId'];
      veto?: number;
      objection?: number;
    };
    AllowedOutcome: {
      command: 'record_outcome';
      lessons: number[];
    };
    AllowedPlain: {
      command: 'recuse' | 'cite' | 'comment' | 'answer_premortem' | 'amend' | 'suggest';
    };
    AllowedOnAction: {
      command: 'withdraw_position' | 'pilot' | 'record_pilot_result' | 'halt' | 'resume' | 'stop';
      action: components['schemas']['ActionId'];
    };
    AllowedOnVeto: {
      command: 'withdraw_challenge' | 'vote_sustain' | 'override_veto' | 'withdraw_override' | 'recast_veto';
      veto: number;
      action: components['schemas']['ActionId'];
    };
    AllowedOnSuggestion: {
      command: 'accept_suggestion' | 'decline_suggestion' | 'withdraw_suggestion';
      suggestion: number;
    };
    Allowed:
      | components['schemas']['AllowedPosition']
      | components['schemas']['AllowedOnAction']
      | components['schemas']['AllowedAnswer']
      | components['schemas']['AllowedResolve']
      | components['schemas']['AllowedChallenge']
      | components['schemas']['AllowedOnVeto']
      | components['schemas']['AllowedDecision']
      | components['schemas']['AllowedPlain']
      | components['schemas']['AllowedReaffirm']
      | components['schemas']['AllowedOnSuggestion']
      | components['schemas']['AllowedOutcome'];
    WayOut: {
      command:
        | 'take_position'
        | 'withdraw_position'
        | 'answer_objection'
        | 'resolve_objection'
        | 'challenge_veto'
        | 'withdraw_challenge'
        | 'vote_sustain'
        | 'decide'
        | 'recuse'
        | 'cite'
        | 'comment'
        | 'answer_premortem'
        | 'amend'
        | 'suggest'
        | 'reaffirm'
        | 'override_veto'
        | 'withdraw_override'
        | 'recast_veto'
        | 'accept_suggestion'
        | 'decline_suggestion'
        | 'withdraw_suggestion'
        | 'pilot'
        | 'record_pilot_result'
        | 'halt'
        | 'resume'
        | 'stop'
        | 'record_outcome'
        | 'wait';
      open: boolean;
      sentence: string;
      objection?: number;
      veto?: number;
      on?: components['schemas']['ChallengeOn'];
      until?: components['schemas']['Time'];
    };
    Blocked: {
      command: components['schemas']['CommandName'];
      code: components['schemas']['ProblemCode'];
      sentence: string;
      ways_out: components['schemas']['WayOut'][];
      decision?: 'launch' | 'withdraw';
      position?: components['schemas']['Position'];
      action?: components['schemas']['ActionId'];
      objection?: number;
      veto?: number;
      suggestion?: number;
    };
    Cards: {
      proposals: components['schemas']['Card'][];
      next: string | null;
      cursor: components['schemas']['Cursor'];
    };
    Event: {
      seq: number;
      type: components['schemas']['EventType'];
      at: components['schemas']['Time'];
      member: components['schemas']['PersonOrTime'];
      sentence: string;
      data: {
        [key: string]: unknown;
      };
      action?: components['schemas']['ActionId'];
      department?: components['schemas']['Department'];
      reason?: string;
      text?: string;
    };
    Timeline: {
      events: components['schemas']['Event'][];
      next: number | null;
      cursor: components['schemas']['Cursor'];
    };
    WaitingItem: {
      key: string;
      proposal: number;
      title: string;
      department: components['schemas']['Department'];
      task: components['schemas']['Task'];
      actions: components['schemas']['ActionId'][];
      due: components['schemas']['Time'] | null;
      sentence: string;
      snoozed_until: components['schemas']['Time'] | null;
      handed_to: components['schemas']['Person'] | null;
      handed_by: components['schemas']['Person'] | null;
      note: string | null;
      silence?: components['schemas']['Silence'] | components['schemas']['Vote'];
      objection?: number;
      veto?: number;
      escalated?: boolean;
      reminded?: boolean;
    };
    WaitingList: {
      waiting: components['schemas']['WaitingItem'][];
      rulebooks: components['schemas']['AskedToRatify'][];
      cursor: components['schemas']['Cursor'];
    };
    SubmittedAction: {
      id: components['schemas']['ActionId'];
      kind: string;
      title: string;
      attributes?: components['schemas']['Values'];
      requires?: components['schemas']['ActionId'][];
    };
    Submission: {
      title: string;
      actions: components['schemas']['SubmittedAction'][];
      goal?: string;
      fields?: components['schemas']['Values'];
      evidence?: components['schemas']['EvidenceId'][];
      premortem?: components['schemas']['Worst'][];
    };
    DraftAction: {
      id?: string;
      kind?: string;
      title?: string;
      attributes?: components['schemas']['Values'];
      requires?: components['schemas']['ActionId'][];
    };
    DraftBody: {
      title?: string;
      goal?: string;
      fields?: components['schemas']['Values'];
      actions?: components['schemas']['DraftAction'][];
      premortem?: components['schemas']['Worst'][];
    };
    DraftId: string;
    Draft: {
      id: components['schemas']['DraftId'];
      version: number;
      member: components['schemas']['Person'];
      created_at: components['schemas']['Time'];
      updated_at: components['schemas']['Time'];
      from: number | null;
      body: components['schemas']['DraftBody'];
      problems: components['schemas']['ProblemPart'][];
    };
    DraftLine: {
      id: components['schemas']['DraftId'];
      title: string;
      version: number;
      member: components['schemas']['Person'];
      updated_at: components['schemas']['Time'];
    };
    DraftLines: {
      drafts: components['schemas']['DraftLine'][];
    };
    NewDraft: {
      body?: components['schemas']['DraftBody'];
      from?: number;
    };
    DraftChange: {
      version: number;
      body: components['schemas']['DraftBody'];
    };
    DraftVersion: {
      version: number;
    };
    PositionBody: {
      action: string;
      position: components['schemas']['Position'];
      revision: components['schemas']['Revisioned'];
      ground?: string;
      reason?: string;
      lifts_if?: string;
      valid_until?: components['schemas']['Time'];
      acceptable?: string;
      harm_pct?: number;
      answers?: {
        [key: string]: string;
      };
      evidence?: components['schemas']['EvidenceId'][];
    };
    ActionBody: {
      action: components['schemas']['ActionId'];
    };
    ReaffirmBody: {
      action: components['schemas']['ActionId'];
      revision: components['schemas']['Revisioned'];
      valid_until?: components['schemas']['Time'];
    };
    AnswerBody: {
      answer: components['schemas']['Answer'];
      reason: string;
      evidence?: components['schemas']['EvidenceId'][];
    };
    ChallengeBody: {
      on: components['schemas']['ChallengeOn'];
      reason: string;
    };
    VoteBody: {
      vote: components['schemas']['Vote'];
      reason: string;
      revision: components['schemas']['Revisioned'];
    };
    OverrideBody: {
      justification: string;
      evidence?: components['schemas']['EvidenceId'][];
    };
    PilotTerms: {
      share: number;
      until: components['schemas']['Time'];
      criterion: string;
    };
    LaunchBody: {
      decision: 'launch';
      actions?: {
        [key: string]: 'launch' | 'pilot' | 'leave_out';
      };
      pilot?: components['schemas']['PilotTerms'];
      reason?: string;
    };
    WithdrawalBody: {
      decision: 'withdraw';
      reason?: string;
    };
    DecisionBody: components['schemas']['LaunchBody'] | components['schemas']['WithdrawalBody'];
    WithdrawBody: {
      reason?: string;
    };
    CommentBody: {
      text: string;
    };
    PilotResultBody: {
      met: boolean;
      measured: string;
      reason?: string;
    };
    OutcomeVerdict: 'succeeded' | 'failed' | 'mixed' | 'unclear';
    OutcomeBody: {
      measured: {
        what: string;
        found: string;
        expected?: string;
      }[];
      verdict: components['schemas']['OutcomeVerdict'];
      lesson: string;
      lessons?: {
        veto: number;
        lesson: string;
      }[];
      came_true?: number[];
    };
    Measured: {
      what: string;
      found: string;
      expected?: string;
    };
    Lesson: {
      veto: number;
      lesson: string;
    };
    Outcome: {
      measured: components['schemas']['Measured'][];
      verdict: components['schemas']['OutcomeVerdict'];
      lesson: string;
      lessons: components['schemas']['Lesson'][];
      member: components['schemas']['Person'];
      at: components['schemas']['Time'];
    };
    PositionSaid: {
      action: components['schemas']['ActionId'];
      department: components['schemas']['Department'];
      position: components['schemas']['Position'];
      member: components['schemas']['Person'];
      reason: string;
      at: components['schemas']['Time'];
      revision: number;
      content: components['schemas']['Hash'];
      answers: {
        [key: string]: string;
      };
    };
    Recusal: {
      member: components['schemas']['Person'];
      reason: string;
      at: components['schemas']['Time'];
    };
    Worst: {
      worst: string;
      by?: components['schemas']['MemberId'];
    };
    PremortemBody: components['schemas']['Worst'];
    Feared: {
      id: number;
      by: components['schemas']['Person'];
      worst: string;
      writer: components['schemas']['Person'];
      at: components['schemas']['Time'];
      came_true: boolean;
    };
    Comment: {
      id: number;
      member: components['schemas']['Person'];
      text: string;
      at: components['schemas']['Time'];
    };
    Proposal: {
      id: number;
      revision: number;
      version: string;
      cursor: components['schemas']['Cursor'];
      status: components['schemas']['Status'];
      title: string;
      goal: string;
      fields: components['schemas']['Values'];
      rulebook: components['schemas']['Hash'];
      author: components['schemas']['Person'];
      submitted_at: components['schemas']['Time'];
      review: {
        opened_at: components['schemas']['Time'];
        due: components['schemas']['Time'];
        stage: {
          number: number;
          of: number;
          id: string;
          since: components['schemas']['Time'];
        } | null;
        ends_by: components['schemas']['Time'];
        comment_due: components['schemas']['Time'] | null;
        closed_at: components['schemas']['Time'] | null;
        closed_by: 'all_spoken' | 'passing' | 'certain' | 'window_ended' | null;
      };
      decision_window: {
        opened_at: components['schemas']['Time'];
        due: components['schemas']['Time'] | null;
      } | null;
      actions: components['schemas']['Action'][];
      objections: components['schemas']['Objection'][];
      vetoes: components['schemas']['Veto'][];
      recusals: components['schemas']['Recusal'][];
      decided: {
        decision: 'launch' | 'withdraw';
        reason: string;
        member: components['schemas']['Person'] | null;
        at: components['schemas']['Time'];
      } | null;
      suggestions: components['schemas']['Suggestion'][];
      outcome: components['schemas']['Outcome'] | null;
      closed_at: components['schemas']['Time'] | null;
      positions: components['schemas']['PositionSaid'][];
      attention: components['schemas']['Attention'][];
      comments: components['schemas']['Comment'][];
      cited: components['schemas']['CitedEvidence'][];
      premortem: components['schemas']['Feared'][];
      allowed: components['schemas']['Allowed'][];
      blocked_by: components['schemas']['Blocked'][];
    };
    CommandReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      proposal: components['schemas']['Proposal'];
    };
    SetUpDone: {
      needed: false;
    };
    SetUpNeeded: {
      needed: true;
      rulebooks: {
        name: string;
        title: components['schemas']['Text'];
        final_say: components['schemas']['Department'];
        departments: {
          id: components['schemas']['Department'];
          name: components['schemas']['Text'];
        }[];
      }[];
    };
    SetUp: components['schemas']['SetUpNeeded'] | components['schemas']['SetUpDone'];
    SetUpBody: {
      token: string;
      organisation: string;
      rulebook: string;
      department: components['schemas']['Department'];
      name: string;
      email: string;
      password: string;
    };
    Departments: {
      departments: {
        id: components['schemas']['Department'];
        name: components['schemas']['Text'];
        final_say: boolean;
        members: number;
        heads: components['schemas']['Person'][];
        vacant: boolean;
        may_invite: boolean;
      }[];
    };
    Member: {
      id: components['schemas']['MemberId'];
      name: string | null;
      department: components['schemas']['Department'];
      head: boolean;
      administrator: boolean;
      left: components['schemas']['Time'] | null;
      absent: {
        from: components['schemas']['Time'];
        until: components['schemas']['Time'];
      } | null;
      acts_for: components['schemas']['MemberId'][];
      may: ('leave' | 'head' | 'link')[];
      email?: string | null;
      sign_in?: 'active' | 'invited' | 'none';
    };
    Members: {
      members: components['schemas']['Member'][];
    };
    NewMember: {
      id: string;
      name: string;
      department: components['schemas']['Department'];
      head?: boolean;
    };
    RoleBody: {
      head: boolean;
    };
    DelegationBody: {
      to: components['schemas']['MemberId'];
      until: components['schemas']['Time'];
    };
    AbsenceBody: {
      from: components['schemas']['Time'];
      until: components['schemas']['Time'];
    };
    Invitation: {
      id: string;
      member: components['schemas']['Person'];
      email: string;
      head: boolean;
      by: components['schemas']['Person'];
      created_at: components['schemas']['Time'];
      expires_at: components['schemas']['Time'];
      kind: 'invitation' | 'password';
    };
    Invitations: {
      invitations: components['schemas']['Invitation'][];
    };
    JoinLink: string;
    Invited: {
      invitation: components['schemas']['Invitation'];
      link: components['schemas']['JoinLink'];
      cursor: components['schemas']['Cursor'];
    };
    InvitationBody: {
      name: string;
      email: string;
      department: components['schemas']['Department'];
      head?: boolean;
    };
    JoinLookBody: {
      token: string;
    };
    JoinLook: {
      organisation: components['schemas']['OrganisationName'];
      member: components['schemas']['Person'];
      department: components['schemas']['Text'];
      email: string;
      kind: 'invitation' | 'password';
      expires_at: components['schemas']['Time'];
    };
    JoinBody: {
      token: string;
      password: string;
    };
    PasswordBody: {
      old: string;
      new: string;
    };
    Token: {
      id: string;
      name: string;
      scope: components['schemas']['Scope'];
      created_at: components['schemas']['Time'];
      expires_at: components['schemas']['Time'];
      last_used: components['schemas']['Time'] | null;
    };
    Scope: 'read' | 'act';
    Tokens: {
      tokens: components['schemas']['Token'][];
    };
    NewToken: {
      token: components['schemas']['Token'];
      secret: string;
    };
    TokenBody: {
      name: string;
      scope: components['schemas']['Scope'];
      days: number;
    };
    Display: {
      id: string;
      name: string;
      by: components['schemas']['Person'];
      created_at: components['schemas']['Time'];
      last_seen: components['schemas']['Time'] | null;
    };
    Displays: {
      displays: components['schemas']['Display'][];
    };
    NewDisplay: {
      display: components['schemas']['Display'];
      link: string;
    };
    DisplayBody: {
      name: string;
    };
    DisplaySees: {
      name: string;
      organisation: components['schemas']['OrganisationName'];
      rulebook: components['schemas']['Rulebook'];
      cursor: components['schemas']['Cursor'];
      server_time: components['schemas']['Time'];
    };
    SnoozeBody: {
      key: string;
      until?: components['schemas']['Time'] | null;
    };
    HandOverBody: {
      key: string;
      to?: components['schemas']['MemberId'] | null;
      note?: string | null;
    };
    CloudEvent: {
      specversion: '1.0';
      id: string;
      sequence: string;
      source: string;
      type: string;
      typeversion: number;
      subject: string;
      time: components['schemas']['Time'];
      datacontenttype: 'application/json';
      data: {
        [key: string]: unknown;
      };
      prevhash: components['schemas']['Hash'];
      hash: components['schemas']['Hash'];
      actor?: components['schemas']['MemberId'];
      commandid?: string;
      bodyhash?: string;
    };
    Edit: {
      pointer: string;
      form: 'set' | 'within' | 'write' | 'leave_out';
      from: components['schemas']['Value'] | null;
      to: components['schemas']['Value'] | null;
      least: components['schemas']['Value'] | null;
      most: components['schemas']['Value'] | null;
    };
    RightOver: {
      action: string;
      department: components['schemas']['Department'];
      right: 'veto' | 'approval';
    };
    Way: {
      edits: components['schemas']['Edit'][];
      loses: components['schemas']['RightOver'][];
      gains: components['schemas']['RightOver'][];
      change: string;
      effect: string;
      sentence: string;
    };
    Avoiding: {
      department: components['schemas']['Department'];
      right: 'veto' | 'approval';
      result: 'found' | 'never' | 'not_by_two' | 'limited';
      sentence: string | null;
      ways: components['schemas']['Way'][];
      more: number;
      limited: boolean;
    };
    ForeseenSeat: {
      department: components['schemas']['Department'];
      power: components['schemas']['Power'];
      approval_required: boolean;
      grounds: string[];
      halt: boolean;
      silence: components['schemas']['Silence'];
      rules: {
        id: string;
        sentence: string;
      }[];
    };
    Unsaid: {
      pointer: string;
      required: boolean;
      may_gain: components['schemas']['Department'][];
      may_lose: components['schemas']['Department'][];
      sentence: string | null;
    };
    ForeseenAction: {
      pointer: string;
      id: string;
      title: string;
      kind: string | null;
      seats: components['schemas']['ForeseenSeat'][];
      passing: {
        passes: {
          approvals: components['schemas']['Approval'][];
          quorum: (number | components['schemas']['Share']) | null;
        };
        closes: 'all_spoken' | 'passing' | 'certain' | 'window_end';
        min_open: components['schemas']['Window'] | null;
        duty_to_answer: boolean;
        reasons: boolean;
      } | null;
      needs: string[];
      unsaid: components['schemas']['Unsaid'][];
      limited: boolean;
      questions: {
        id: string;
        department: components['schemas']['Department'];
        ask: string;
      }[];
      avoid: components['schemas']['Avoiding'][];
      precedents: components['schemas']['EarlierAction'][];
    };
    EarlierVeto: {
      veto: number;
      department: components['schemas']['Department'];
      ground: {
        id: string;
        name: string;
      };
      reason: string;
      state: components['schemas']['VetoState'];
      acceptable: string | null;
      lifts_if: string | null;
      challenges: {
        on: 'merits' | 'validity';
        result: 'sustained' | 'overridden' | 'ended' | null;
      }[];
      override: 'awaiting_second' | 'cooling_off' | 'effective' | 'ended' | null;
    };
    EarlierObjection: {
      objection: number;
      department: components['schemas']['Department'];
      reason: string;
      state: components['schemas']['ObjectionState'];
      answer: {
        answer: 'accept' | 'decline';
        reason: string;
      } | null;
    };
    EarlierAction: {
      proposal: number;
      title: string;
      status: components['schemas']['Status'];
      submitted_at: components['schemas']['Time'];
      closed_at: components['schemas']['Time'] | null;
      action: components['schemas']['ActionId'];
      number: number;
      action_title: string;
      attributes: components['schemas']['Values'];
      nearness: number;
      verdict: components['schemas']['Verdict'];
      vetoes: components['schemas']['EarlierVeto'][];
      objections: components['schemas']['EarlierObjection'][];
      outcome: {
        verdict: components['schemas']['OutcomeVerdict'];
        lesson: string;
      } | null;
    };
    WhatIf: {
      rulebook: components['schemas']['Hash'];
      problems: components['schemas']['ProblemPart'][];
      unsaid: {
        pointer: string;
        required: boolean;
      }[];
      actions: components['schemas']['ForeseenAction'][];
      precedents_limited: boolean;
      cursor: components['schemas']['Cursor'];
    };
    Sample: {
      of: number;
      yes?: number;
      mean?: string;
      deviation?: string;
    };
    Figure: {
      form: 'share' | 'mean' | 'shares' | 'means';
      first: components['schemas']['Sample'];
      second?: components['schemas']['Sample'] | null;
      claim?: string | null;
      false_alarms?: string | null;
      noticed?: string | null;
      confidence?: string | null;
      looks?: number | null;
      comparisons?: number | null;
      a_week?: number | null;
    };
    FigureVerdict: {
      enough: components['schemas']['Enough'];
      needed: number | null;
      has: number;
      weeks: number | null;
      interval: {
        low: string;
        high: string;
      };
      p_value: string | null;
      parted: boolean | null;
      sentences: string[];
      warnings: string[];
    };
    JourneyBody: {
      name: string;
      steps: string[];
    };
    JourneyRevision: {
      version: number;
      name: string;
      steps: string[];
    };
    Touch: {
      customer: string;
      at: components['schemas']['Time'];
      touchpoint: string;
    };
    TouchesSent:
      | components['schemas']['Touch']
      | {
          touches: components['schemas']['Touch'][];
        };
    Journey: {
      id: number;
      name: string;
      steps: string[];
      version: number;
      by: components['schemas']['Person'];
      at: components['schemas']['Time'];
      updated_by: components['schemas']['Person'];
      updated_at: components['schemas']['Time'];
      touched: {
        touches: number;
        from: components['schemas']['Time'];
        until: components['schemas']['Time'];
        at: components['schemas']['Time'];
      } | null;
      cited: components['schemas']['Citation'][];
    };
    JourneyReport: {
      customers: number;
      exactly: number;
      in_order: number;
      never_began: number;
      reached: number[];
      left: {
        after: number;
        customers: number;
        instead: string | null;
      }[];
      ways: {
        touchpoints: string[];
        more: number;
        customers: number;
      }[];
      different_ways: number;
      edges: {
        from: string | null;
        to: string | null;
        times: number;
        customers: number;
        drawn: boolean;
        median_ms: number | null;
        ninth_ms: number | null;
      }[];
      all_edges: number;
      off_map: {
        touchpoint: string;
        customers: number;
      }[];
      all_off_map: number;
      untouched: string[];
      loops: {
        touchpoint: string;
        customers: number;
      }[];
      all_loops: number;
      sentences: string[];
    };
    Journeys: {
      journeys: components['schemas']['Journey'][];
      cursor: components['schemas']['Cursor'];
    };
    JourneyRead: {
      id: number;
      name: string;
      steps: string[];
      version: number;
      by: components['schemas']['Person'];
      at: components['schemas']['Time'];
      updated_by: components['schemas']['Person'];
      updated_at: components['schemas']['Time'];
      touched: {
        touches: number;
        from: components['schemas']['Time'];
        until: components['schemas']['Time'];
        at: components['schemas']['Time'];
      } | null;
      cited: components['schemas']['Citation'][];
      report: components['schemas']['JourneyReport'];
      cursor: components['schemas']['Cursor'];
    };
    JourneyReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      journey: components['schemas']['Journey'];
    };
    TouchesReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      journey: components['schemas']['Journey'];
      recorded: number;
    };
    InsightKind: 'observation' | 'proposal' | 'thought' | 'statistic';
    InsightLife: 'captured' | 'enriched' | 'used' | 'confirmed' | 'refuted';
    Judgement: 'open' | 'confirmed' | 'refuted';
    Relation: 'buyer' | 'lapsed' | 'lead' | 'never_bought';
    Channel: 'visit' | 'call' | 'video' | 'chat' | 'mail' | 'event' | 'other';
    Enough: 'yes' | 'no' | 'unclaimed';
    Excerpt: {
      text: string;
      found: boolean;
    }[];
    InsightBody: {
      kind: components['schemas']['InsightKind'];
      idea: string;
      source: string;
      customer_value: string;
      company_value: string;
      participants?: string | null;
      implementation?: string | null;
      tags?: string[] | null;
      segments?: string[] | null;
      conversations?: number[] | null;
      metrics?: number[] | null;
      external_id?: string | null;
    };
    InsightRevision: {
      version: number;
      kind: components['schemas']['InsightKind'];
      idea: string;
      source: string;
      customer_value: string;
      company_value: string;
      participants?: string | null;
      implementation?: string | null;
      tags?: string[] | null;
      segments?: string[] | null;
      conversations?: number[] | null;
      metrics?: number[] | null;
    };
    MergeBody: {
      into: number;
      reason?: string | null;
    };
    JudgeBody: {
      judgement: components['schemas']['Judgement'];
      reason: string;
    };
    EraseBody: {
      reason: string;
    };
    InsightText: {
      idea: string;
      source: string;
      customer_value: string;
      company_value: string;
      participants: string;
      implementation: string;
    };
    Insight: {
      id: number;
      kind: components['schemas']['InsightKind'];
      life: components['schemas']['InsightLife'];
      version: number;
      text: components['schemas']['InsightText'] | null;
      tags: string[];
      segments: string[];
      conversations: number[];
      metrics: number[];
      attachments: components['schemas']['Attachment'][];
      by: components['schemas']['Person'];
      at: components['schemas']['Time'];
      updated_at: components['schemas']['Time'];
      contributors: components['schemas']['Person'][];
      judged: {
        judgement: components['schemas']['Judgement'];
        reason: string;
        by: components['schemas']['Person'];
        at: components['schemas']['Time'];
      } | null;
      merged_into: number | null;
      merged: number[];
      erased: boolean;
      cited: components['schemas']['Citation'][];
      allowed: ('revise' | 'merge' | 'judge' | 'attach' | 'erase')[];
      excerpt?: components['schemas']['Excerpt'];
      versions?: {
        version: number;
        text: components['schemas']['InsightText'] | null;
        by: components['schemas']['Person'];
        at: components['schemas']['Time'];
      }[];
    };
    Attachment: {
      number: number;
      name: string | null;
      type: string;
      bytes: number;
      by: components['schemas']['Person'];
      at: components['schemas']['Time'];
      erased: boolean;
      allowed: 'erase'[];
    };
    Insights: {
      insights: components['schemas']['Insight'][];
      next: string | null;
      cursor: components['schemas']['Cursor'];
    };
    CaptureReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      insight?: components['schemas']['Insight'];
    };
    InsightReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      insight: components['schemas']['Insight'];
    };
    NewCustomer: {
      name: string;
      contact?: string | null;
      external_id?: string | null;
    };
    CustomerBody: {
      relation: components['schemas']['Relation'];
      name: string;
      contact?: string | null;
      external_id?: string | null;
    };
    CustomersBody: {
      customers: components['schemas']['CustomerBody'][];
    };
    CustomersSent: components['schemas']['CustomerBody'] | components['schemas']['CustomersBody'];
    Customer: {
      id: number;
      name: string | null;
      contact: string | null;
      relation: components['schemas']['Relation'];
      last_talk: components['schemas']['Time'] | null;
      talks: number;
      erased: boolean;
      allowed: 'erase'[];
    };
    CustomersReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      customers?: number[];
    };
    ConversationBody: {
      relation: components['schemas']['Relation'];
      channel: components['schemas']['Channel'];
      at: components['schemas']['Time'];
      by?: components['schemas']['MemberId'] | null;
      consent?: boolean | null;
      asked?: string[] | null;
      quotes?: string[] | null;
      follow_ups?: string[] | null;
      worst?: string | null;
      notes?: string | null;
      customer?: number | null;
      new_customer?: components['schemas']['NewCustomer'] | null;
      external_id?: string | null;
    };
    ConversationsBody: {
      conversations: components['schemas']['ConversationBody'][];
    };
    ConversationsSent: components['schemas']['ConversationBody'] | components['schemas']['ConversationsBody'];
    ConversationRevision: {
      relation: components['schemas']['Relation'];
      channel: components['schemas']['Channel'];
      at: components['schemas']['Time'];
      by?: components['schemas']['MemberId'] | null;
      consent?: boolean | null;
      asked?: string[] | null;
      quotes?: string[] | null;
      follow_ups?: string[] | null;
      worst?: string | null;
      notes?: string | null;
    };
    ConversationText: {
      asked: string[];
      quotes: string[];
      follow_ups: string[];
      worst: string;
      notes: string;
    };
    Conversation: {
      id: number;
      customer: {
        id: number;
        name: string | null;
        relation: components['schemas']['Relation'];
      } | null;
      relation: components['schemas']['Relation'];
      channel: components['schemas']['Channel'];
      at: components['schemas']['Time'];
      by: components['schemas']['Person'];
      department: components['schemas']['Department'];
      consent: boolean;
      text: components['schemas']['ConversationText'] | null;
      version: number;
      recorded_by: components['schemas']['Person'];
      recorded_at: components['schemas']['Time'];
      erased: boolean;
      cited: components['schemas']['Citation'][];
      allowed: ('revise' | 'erase')[];
      excerpt?: components['schemas']['Excerpt'];
    };
    Conversations: {
      conversations: components['schemas']['Conversation'][];
      next: string | null;
      cursor: components['schemas']['Cursor'];
    };
    ConversationsReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      conversation?: components['schemas']['Conversation'];
      conversations?: number[];
      customers?: number[];
    };
    Rhythm: {
      people: {
        member: components['schemas']['Person'];
        this_week: number;
        of_buyers: number;
        weeks_in_a_row: number;
        ever: number;
        last: components['schemas']['Time'] | null;
      }[];
      departments: {
        department: components['schemas']['Department'];
        this_week: number;
        of_buyers: number;
        weeks_in_a_row: number;
        ever: number;
        last: components['schemas']['Time'] | null;
      }[];
      final_say: components['schemas']['Department'];
      days_since_final_say_talked: number | null;
      cursor: components['schemas']['Cursor'];
    };
    NextCalls: {
      customers: components['schemas']['Customer'][];
      guide: {
        buyer: string[];
        lapsed: string[];
        lead: string[];
        never_bought: string[];
      };
      cursor: components['schemas']['Cursor'];
    };
    MetricBody: {
      name: string;
      figure: components['schemas']['Figure'];
      source?: string | null;
      from?: components['schemas']['Time'] | null;
      until?: components['schemas']['Time'] | null;
      conversations?: number[] | null;
      external_id?: string | null;
    };
    MetricsBody: {
      metrics: components['schemas']['MetricBody'][];
    };
    MetricsSent: components['schemas']['MetricBody'] | components['schemas']['MetricsBody'];
    ExplainBody: {
      conversations: number[];
    };
    Metric: {
      id: number;
      name: string;
      source: string;
      from: components['schemas']['Time'] | null;
      until: components['schemas']['Time'] | null;
      figure: components['schemas']['Figure'];
      enough: components['schemas']['Enough'];
      verdict: components['schemas']['FigureVerdict'];
      conversations: number[];
      explained: boolean;
      by: components['schemas']['Person'];
      at: components['schemas']['Time'];
      cited: components['schemas']['Citation'][];
      allowed: 'explain'[];
      excerpt?: components['schemas']['Excerpt'];
    };
    Metrics: {
      metrics: components['schemas']['Metric'][];
      next: string | null;
      cursor: components['schemas']['Cursor'];
    };
    MetricsReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      metric?: components['schemas']['Metric'];
      metrics?: number[];
    };
    MetricReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      metric: components['schemas']['Metric'];
    };
    ErasureReply: {
      cursor: components['schemas']['Cursor'];
      events: components['schemas']['Events'];
      erased: {
        customers: number[];
        conversations: number[];
        insights: number[];
      };
      look_at: number[];
    };
    Found: {
      kind: 'insight' | 'conversation' | 'metric' | 'journey' | 'proposal' | 'decision';
      id: number;
      title: string;
      excerpt: components['schemas']['Excerpt'];
      at: components['schemas']['Time'];
    };
    SearchReply: {
      hits: components['schemas']['Found'][];
      found: number;
      next: string | null;
      cursor: components['schemas']['Cursor'];
    };
    EvidenceId: string;
    EvidenceKind: 'insight' | 'conversation' | 'metric' | 'journey';
    CitedFor: 'proposal' | 'position' | 'answer' | 'override';
    Citation: {
      proposal: number;
      title: string;
      for: components['schemas']['CitedFor'];
      action: components['schemas']['ActionId'] | null;
      department: components['schemas']['Department'] | null;
      by: components['schemas']['Person'];
      at: components['schemas']['Time'];
    };
    CitedEvidence: {
      evidence: components['schemas']['EvidenceId'];
      for: components['schemas']['CitedFor'];
      action: components['schemas']['ActionId'] | null;
      department: components['schemas']['Department'] | null;
      by: components['schemas']['Person'];
      at: components['schemas']['Time'];
    };
    EvidenceCard: {
      kind: components['schemas']['EvidenceKind'];
      id: number;
      title: string | null;
      at: components['schemas']['Time'];
      relation?: components['schemas']['Relation'];
      enough?: components['schemas']['Enough'];
    };
    EvidenceNeed: {
      id: string;
      name: string;
      actions: components['schemas']['ActionId'][];
      wants: {
        of: 'conversations' | 'buyers' | 'metrics' | 'insights';
        wanted: number;
        has: number;
        met: boolean;
        not_older_than?: components['schemas']['Duration'];
        sufficient?: boolean;
        explained?: boolean;
      }[];
      met: boolean;
      missing: string | null;
    };
    Evidence: {
      cited: {
        evidence: components['schemas']['EvidenceId'];
        for: components['schemas']['CitedFor'];
        action: components['schemas']['ActionId'] | null;
        department: components['schemas']['Department'] | null;
        by: components['schemas']['Person'];
        at: components['schemas']['Time'];
        record: components['schemas']['EvidenceCard'];
      }[];
      needs: components['schemas']['EvidenceNeed'][];
      met: boolean;
      cursor: components['schemas']['Cursor'];
    };
    CiteBody: {
      evidence: components['schemas']['EvidenceId'][];
    };
    ImportKind: 'insights' | 'conversations' | 'customers' | 'metrics' | 'journeys' | 'members';
    BadRow: {
      line: number;
      column: string;
      reason: string;
    };
    MemberRow: {
      name: string;
      email: string;
      department: components['schemas']['Department'];
      head: boolean;
    };
    ImportField: {
      field: string;
      required: boolean;
      meaning: string;
    };
    ImportLook: {
      kind: components['schemas']['ImportKind'];
      dry_run: true;
      encoding: 'utf-8' | 'windows-1251';
      separator: ',' | ';' | '\t';
      headers: string[];
      fields: components['schemas']['ImportField'][];
      columns: {
        [key: string]: string[];
      };
      unread_columns: string[];
      missing: string[];
      whole: boolean;
      rows: number;
      recorded: number;
      known: number;
      bad: number;
      bad_rows: components['schemas']['BadRow'][];
      preview: (
        | components['schemas']['InsightBody']
        | components['schemas']['ConversationBody']
        | components['schemas']['CustomerBody']
        | components['schemas']['MetricBody']
        | components['schemas']['Touch']
        | components['schemas']['MemberRow']
      )[];
    };
    Import: {
      id: number;
      kind: components['schemas']['ImportKind'];
      name: string;
      by: components['schemas']['Person'];
      asked_at: components['schemas']['Time'];
      ended_at: components['schemas']['Time'] | null;
      status: 'waiting' | 'running' | 'done' | 'stopped';
      bytes: number;
      bytes_read: number;
      rows: number;
      recorded: number;
      known: number;
      bad: number;
      why: {
        code: string;
        detail: string;
      } | null;
    };
    WholeImport: {
      id: number;
      kind: components['schemas']['ImportKind'];
      name: string;
      by: components['schemas']['Person'];
      asked_at: components['schemas']['Time'];
      ended_at: components['schemas']['Time'] | null;
      status: 'waiting' | 'running' | 'done' | 'stopped';
      bytes: number;
      bytes_read: number;
      rows: number;
      recorded: number;
      known: number;
      bad: number;
      why: {
        code: string;
        detail: string;
      } | null;
      bad_rows: components['schemas']['BadRow'][];
    };
    Imports: {
      imports: components['schemas']['Import'][];
    };
    InboundWebhook: {
      id: string;
      name: string;
      kinds: ('conversations' | 'metrics')[];
      path: string;
      by: components['schemas']['Person'];
      created_at: components['schemas']['Time'];
      last_used: components['schemas']['Time'] | null;
      earlier_secret_until: components['schemas']['Time'] | null;
    };
    InboundWebhooks: {
      webhooks: components['schemas']['InboundWebhook'][];
    };
    NewInboundWebhook: {
      webhook: components['schemas']['InboundWebhook'];
      secret: string;
    };
    InboundWebhookBody: {
      name: string;
      kinds: ('conversations' | 'metrics')[];
    };
    RotateBody: {
      hours: number;
    };
    PostedRecords:
      | components['schemas']['ConversationBody']
      | components['schemas']['ConversationsBody']
      | components['schemas']['MetricBody']
      | components['schemas']['MetricsBody'];
    PostedNumbers: {
      cursor: components['schemas']['Cursor'];
      events: string[];
      conversations?: number[];
      customers?: number[];
      metrics?: number[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
};
