// The rulebook in plain words.

export const law = {
  'law.page': 'Rulebook',
  'law.under':
    'Rulebook {version}, in force now. The server goes by exactly this, and nobody gets around it. A campaign lives and ends under the rulebook it was submitted under.',
  'law.decides': 'Who decides',
  'law.alone': 'The final say',
  'law.alone_is':
    '[b|{final}]. It alone decides on each action: launch it, try it in a pilot, or leave it out. It may withdraw a campaign at any time before launch.',
  'law.decision_by_final_say': 'Nothing launches by itself, whoever is silent.',
  'law.decision_automatic_when_cleared':
    'An exception is declared: a campaign of which every action is cleared launches by itself.',
  'law.proposes': 'Who proposes',
  'law.proposes_alone': 'The department that decides, and nobody else.',
  'law.proposes_too':
    'Besides the department that decides, members of {departments}. Who proposes answers for the text: changes it, answers objections, withdraws it.',
  'law.author_counts': 'They may review it for their department too.',
  'law.author_counts_not': 'They neither review it nor vote on it.',
  'law.others': 'The other departments',
  'law.others_is':
    'They check each action by itself, and can prevent it. Nobody can launch anything in place of the department that decides. Every member may comment and suggest changes.',
  'law.duty': 'The duty to answer',
  'law.duty_reason':
    'Nothing is launched while an objection has no answer. To decline it with a reason is an answer.',
  'law.duty_raiser':
    'Nothing is launched while an objection has no answer. Declining with a reason answers it once the department that objected says so, or says nothing for {settle}.',
  'law.checks': 'Who checks what',
  'law.checks_why': 'Lines add up: where several fit an action, the department has all that they give.',
  'law.by_department': 'By department',
  'law.by_kind': 'By kind of action',
  'law.view': 'Order',
  'law.every_kind': 'Any action',
  'law.if': 'if {condition}',
  'law.object': 'May object',
  'law.object_is': 'An objection must be answered. Once it is, it holds nothing up.',
  'law.veto': 'May veto',
  'law.veto_is':
    'Prevents this action while the veto holds. It takes a ground from this list and a reason. Who may veto may also just object.',
  'law.approval': 'Approval required',
  'law.approval_is': 'Without it the action does not launch.',
  'law.halt': 'May halt',
  'law.halt_is':
    'Stops what already runs, at once, one time, with a reason. The department that decides answers, then resumes or stops it.',
  'law.comment': 'May comment',
  'law.grounds': { one: 'Ground: {grounds}', other: 'Grounds: {grounds}' },
  'law.absolute': '{ground} (absolute)',
  'law.about': 'What it said stays while this stays: {names}',
  'law.wants_less': 'Wants less: {name}',
  'law.wants_more': 'Wants more: {name}',
  'law.none': 'No power of its own; every member may comment and suggest changes.',
  'law.nobody': 'Nobody checks this kind.',
  'law.consent': 'Silence until the review ends counts as consent.',
  'law.consent_approval': 'Silence until the review ends counts as consent, and as approval too.',
  'law.abstain': 'Silence until the review ends counts for nothing, neither for nor against.',
  'law.abstain_approval':
    'Silence until the review ends counts for nothing; what waits for approval then does not launch.',
  'law.escalate':
    'Silence until the review ends is told to its head, who is asked; silence after that counts as consent.',
  'law.block': 'Silence until the review ends prevents the action.',
  'passes.of_all': 'all who may speak',
  'passes.each': 'To pass, each of these approves: {departments}.',
  'passes.at_least': 'To pass, at least {n} approve, of: {among}.',
  'passes.all_but': 'To pass, all but {n} approve, of: {among}.',
  'passes.share': 'To pass, at least {share} approve, of: {among}.',
  'passes.share_of_voting': 'To pass, at least {share} of those who approve or object approve, of: {among}.',
  'passes.more': 'To pass, more approve than object, of: {among}.',
  'passes.quorum': 'At least {n} departments take a position.',
  'passes.quorum_share': 'At least {share} of the departments take a position.',
  'passes.min_open': 'It stays open for at least {time}.',
  'passes.closes_passing':
    'Review ends as soon as it passes and nothing is open, even if not everybody has spoken.',
  'passes.closes_certain': 'Review ends as soon as nothing could change the result.',
  'passes.closes_window_end': 'Review never ends before its window.',
  'passes.no_duty': 'Objections are counted; nobody owes them an answer.',
  'passes.no_reasons': 'An objection or a veto needs no reason.',
  'law.about_veto': 'What can be done about a veto',
  'law.about_veto_why':
    'A veto prevents one action, not the campaign. There is no deadlock: a way out is always open.',
  'law.take_back': 'Withdraw it',
  'law.take_back_is': 'Whoever cast it may, or the head of their department.',
  'law.take_back_head': 'Only the head of its department may.',
  'law.take_back_headed': 'Of these departments only the head may: {departments}.',
  'law.take_back_if': 'A veto can also name the condition under which it lifts by itself.',
  'law.amend': 'Change the action',
  'law.amend_is':
    'The department looks again, within {reaffirm}: it reaffirms the veto, or says nothing and the veto lapses. Going back to the old words brings the veto back with them.',
  'law.challenge': 'Challenge it',
  'law.challenge_is':
    'The department that decides puts the veto to a vote, once on the merits and once on validity. All departments vote but this one and the one whose veto it is. They have {window}.',
  'law.challenge_merits_falls':
    'On the merits, the veto falls if at least {share} of the voters release it. {silence}',
  'law.challenge_validity_falls':
    'On validity, the veto falls if at least {share} of the voters release it. {silence}',
  'law.absolute_share_falls': 'It falls if at least {share} of the voters release it.',
  'law.challenge_merits':
    'On the merits, the veto stands if at least {share} of the voters sustain it. {silence}',
  'law.challenge_validity':
    'On validity, the veto stands if at least {share} of the voters sustain it. {silence}',
  'law.silent_release': 'Silence is a vote to release it.',
  'law.silent_sustain': 'Silence is a vote to sustain it.',
  'law.min_voters': {
    one: 'With fewer than {n} department to vote, a veto cannot be challenged.',
    other: 'With fewer than {n} departments to vote, a veto cannot be challenged.',
  },
  'law.override': 'Override it without a vote',
  'law.signed_head': 'The head of {departments}',
  'law.signed_two_persons': 'Two members of {departments}',
  'law.arbiters_not': 'Nobody sets their own veto aside this way.',
  'law.override_none': 'Closed: the department that decides sets no veto aside alone.',
  'law.override_is':
    '{who} may set it aside, with a justification. It takes effect after {cooling}; until then it can be taken back.',
  'law.override_at_once': '{who} may set it aside, with a justification. It takes effect at once.',
  'law.override_quota': {
    one: 'At most {n} time within {per}, in the whole company.',
    other: 'At most {n} times within {per}, in the whole company.',
  },
  'law.override_not': 'Not while the veto is challenged, and not once the vote sustained it.',
  'law.pilot': 'A test instead of a quarrel',
  'law.pilot_none': 'Closed: what is under veto is not tried in a pilot.',
  'law.pilot_is':
    'What is under veto may be tried: with {share}% of the customers at most, for {duration} at most, against a criterion named beforehand. If it is met, the veto lifts unless its department casts it again within {recast}. If not, the action stops.',
  'law.absolute_title': 'Absolute grounds',
  'law.absolute_is':
    '{grounds}. Such a veto is never overridden, never tried in a pilot, and never passes by silence. Only its validity can be challenged, and there silence sustains it.',
  'law.absolute_share': 'It stands if at least {share} of the voters sustain it.',
  'law.times': 'How long things take',
  'law.review': 'Review',
  'law.review_is': 'It ends earlier once everybody who was asked has spoken.',
  'law.min_review': 'At least, after a change',
  'law.min_review_is': 'For so long a changed action stays open in any case.',
  'law.reaffirm': 'Looking again',
  'law.reaffirm_is':
    'To say whether an objection or a veto holds for a changed action too. Saying nothing gives it up.',
  'law.decision': 'Decision',
  'law.decision_is':
    'After the review. Without a decision the campaign expires. The time stands still while a veto is voted on or a department looks again.',
  'law.escalation': 'The head is asked',
  'law.escalation_is': 'So long a head has after silence, where silence means that.',
  'law.calendar': 'Working time',
  'law.calendar_is': 'Windows in working days count {days}, {from} to {to}, in the time zone {zone}.',
  'law.holidays': 'Not on: {holidays}.',
  'law.mon': 'Mon',
  'law.tue': 'Tue',
  'law.wed': 'Wed',
  'law.thu': 'Thu',
  'law.fri': 'Fri',
  'law.sat': 'Sat',
  'law.sun': 'Sun',
  'law.vote': 'Vote on a veto',
  'law.vote_is': 'Who says nothing is counted as stated above.',
  'law.settle': 'Does the answer settle it',
  'law.settle_is':
    'So long a department weighs the answer to its objection. Saying nothing means that it does.',
} as const;
