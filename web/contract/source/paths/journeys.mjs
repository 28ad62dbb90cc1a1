// Journeys: drawn, and walked.
import { get, post, reply } from '../operation.mjs';

const MAP = ['invalid.name', 'invalid.steps'];
const read = (rest) => get({ tag: 'Customers', ...rest });
const change = (rest) => post({ tag: 'Customers', keyed: true, ...rest });

export default {
  '/api/v1/journeys': {
    ...read({
      id: 'getJourneys',
      summary: 'The journeys that were drawn',
      replies: { 200: reply('All; drawn last first.', 'Journeys') },
      codes: ['invalid.query'],
    }),
    ...change({
      id: 'drawJourney',
      summary: 'Draw a journey: touchpoints in their order',
      body: 'JourneyBody',
      replies: { 201: reply('As it stands now.', 'JourneyReply', { Location: 'Location' }) },
      codes: ['limit.journeys', ...MAP],
    }),
  },
  '/api/v1/journeys/{id}': read({
    id: 'getJourney',
    summary: 'The map, and what customers really did',
    parameters: ['Journey'],
    replies: { 200: reply('As it stands now.', 'JourneyRead') },
    codes: ['not_found.journey'],
  }),
  '/api/v1/journeys/{id}/revise': change({
    id: 'redrawJourney',
    summary: 'Draw it anew; what customers did is held against the new map',
    parameters: ['Journey'],
    body: 'JourneyRevision',
    replies: { 200: reply('As it stands now.', 'JourneyReply') },
    codes: ['not_found.journey', 'conflict.version', 'conflict.same', 'limit.versions', ...MAP],
  }),
  '/api/v1/journeys/{id}/touches': change({
    id: 'recordTouches',
    summary: 'Record what customers touched, one or up to 500',
    description:
      'A touch that is there already is left out. Whole files come in by `counterweight import journeys`.',
    parameters: ['Journey'],
    body: 'TouchesSent',
    replies: { 200: reply('How many are new.', 'TouchesReply') },
    codes: [
      'not_found.journey',
      'invalid.touch',
      'invalid.at',
      'invalid.empty',
      'limit.at_once',
      'limit.touches',
      'limit.touchpoints',
    ],
  }),
};
