/** Work on messages, asked for by no event of a case; checked at the start against the handlers that registered. */
export const ingestionTopics = ['ingestion.read_message', 'ingestion.read_again'] as const;
