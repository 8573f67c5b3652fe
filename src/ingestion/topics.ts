/** Work that the doors themselves ask for; checked at boot against the handlers that registered. */
export const ingestionTopics = ['ingestion.read_message'] as const;
