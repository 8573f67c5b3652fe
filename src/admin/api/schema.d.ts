/* Written by npm run api-types. */
export interface paths {
    "/api/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to which case, the newest first; the reading is recorded */
        get: operations["ActsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/acts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV (RFC 4180, UTF-8 with a byte order mark); the handing out is recorded */
        get: operations["ActsController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alarms of all cases and of failed jobs, unanswered ones first */
        get: operations["AlarmController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{alarmId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledges an alarm */
        post: operations["AlarmController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case that is open to the counsel who asks; none once it is over */
        get: operations["BriefsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case: its facts, what the rules said, what is asked of counsel; the opening is recorded */
        get: operations["BriefsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/{id}/contributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a comment or an opinion, sealed with the case; nothing of the case changes by it */
        post: operations["BriefsController_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every message of the case with its parts and their text */
        get: operations["BriefDocumentsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/{id}/messages/{messageId}/part": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of one part, as they were sent */
        get: operations["BriefDocumentsController_part"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/case-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assigns many cases to a person; says which were refused, and why */
        post: operations["AssignmentsController_assignMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/case-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links cases to each other; nothing else of them changes */
        post: operations["LinksController_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/case-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Undoes a link */
        delete: operations["LinksController_undo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/case-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seals the words of a search, for "search" in the query string of the person who asks */
        post: operations["QueueController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases in order, a page at a time: the nearest end comes first */
        get: operations["QueueController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cases of a filter as CSV (RFC 4180, UTF-8 with a byte order mark), without personal data of requests
         * @description The handing out is recorded. Cases of secret circuits are left out for those who may not read the log.
         */
        get: operations["CaseExportController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the cases of a filter divide by each of its fields */
        get: operations["QueueController_facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case: what it is, why, what happened, and which moves are open to the person who asks */
        get: operations["CasesController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preserves or removes at once; a second person confirms within a day */
        post: operations["ActionsController_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/acts/{actId}/ratification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms what another person did at once, or has it undone */
        post: operations["ActionsController_ratify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the rules say what they say: rules, checks, what would have changed it, clocks explained */
        get: operations["ClassificationController_advice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/answer-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which of the addresses that the messages name is the requester’s, with the evidence */
        post: operations["ActionsController_confirm_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Consents to exactly what leaves */
        post: operations["ActionsController_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assigns the case to a person, or hands it over with a word */
        post: operations["AssignmentsController_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case, under an exceptional access that was given; each reading is an entry */
        get: operations["BreakGlassController_read"];
        put?: never;
        /** Asks a second person for exceptional access: to read and to reassign, nothing else */
        post: operations["ActionsController_ask_break_glass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/break-glass/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reassigns the case, under an exceptional access that was given */
        post: operations["BreakGlassController_reassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/break-glass/{requestId}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the exceptional access, for four hours; every head is alarmed */
        post: operations["ActionsController_grant_break_glass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/call-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that the authority was called back at a number of our directory */
        post: operations["ActionsController_record_call_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The request is before a court; one that suspends lets nothing leave */
        post: operations["ActionsController_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/challenges/{challengeId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The court decided, or the challenge was withdrawn */
        post: operations["ActionsController_settle_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the rules in force on the day of receipt again */
        post: operations["ClassificationController_classify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/starts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An event after receipt starts the time limits that the rule names for it */
        post: operations["ActionsController_record_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The authority set an earlier end for a clock that runs */
        post: operations["ActionsController_set_deadline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/{code}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A time limit that an event started is extended as its article allows, for the reason stated */
        post: operations["ActionsController_extend_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/{code}/fulfilment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a time limit that an event started asks for was done */
        post: operations["ActionsController_meet_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/{code}/later-end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes the later end that the authority wrote, with the passage of its message */
        post: operations["ActionsController_ask_later_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/{code}/later-end/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person confirms the later end that the authority wrote */
        post: operations["ActionsController_confirm_later_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/{code}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes that an article suspends the duty, a clarification having been asked; the alarm of the clock does not wait */
        post: operations["ActionsController_pause_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/{code}/pause/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person confirms that an article suspends the duty of a time limit */
        post: operations["ActionsController_confirm_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/{code}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes that the duty which an article suspended is owed again, the clarification having come */
        post: operations["ActionsController_resume_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/clocks/{code}/resumption/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person confirms that the suspended duty of a time limit is owed again */
        post: operations["ActionsController_confirm_resumption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a case from which nothing left */
        post: operations["ActionsController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the confirmation: what was preserved or removed */
        post: operations["ActionsController_inform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/corrections/{proposal}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person confirms a correction that weakens the judgement: the facts change */
        post: operations["ActionsController_confirm_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/corrections/{proposal}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person refuses a correction that would weaken the judgement */
        post: operations["ActionsController_refuse_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/corrections/{proposal}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The person who proposed a correction withdraws it */
        post: operations["ActionsController_withdraw_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/counsel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The outside counsel of the case, and what they were asked and said */
        get: operations["CounselController_of"];
        put?: never;
        /** Opens this case, and no other, to an outside counsel until a day */
        post: operations["CounselController_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/counsel/{briefId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shuts the case to an outside counsel at once */
        post: operations["CounselController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The head of legal decides what the rules leave to a person */
        post: operations["ActionsController_decide_escalation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries of the case by the portal, with each access */
        get: operations["DeliveriesController_list"];
        put?: never;
        /** Makes the sealed package of an answer available on the portal, to the recipient of that answer */
        post: operations["ActionsController_open_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/deliveries/{deliveryId}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new code for the recipient, given by telephone at a number of our directory */
        post: operations["DeliveriesController_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/deliveries/{deliveryId}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a delivery: its link, its code and its sessions open nothing from then on */
        post: operations["ActionsController_recall_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every message of the case with its parts and their text; the opening is recorded */
        get: operations["DocumentsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the person who asks is writing into the forms of the case */
        get: operations["DraftsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/drafts/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keeps what a person is writing into a form of the case, for that person alone */
        put: operations["DraftsController_keep"];
        post?: never;
        /** Takes the draft of a form away */
        delete: operations["DraftsController_drop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/erasure-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Orders that these keys of the case are destroyed; nothing is destroyed before a second person confirms */
        post: operations["ActionsController_order_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/erasure-orders/{orderId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person confirms the order: the keys are destroyed after its days, unless it is stopped */
        post: operations["ActionsController_confirm_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/erasure-orders/{orderId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops an erasure that is ordered, as long as no key is destroyed: one person is enough */
        post: operations["ActionsController_stop_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms a fact, or corrects it */
        post: operations["ActionsController_confirm_fact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/hold/clearance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The enforcing authority raised no ground: cleared, or the ten days are over */
        post: operations["ActionsController_clear_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/hold/ground": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The enforcing authority raised a ground against the whole or a part */
        post: operations["ActionsController_stop_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/impossibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an order aims at is not held, or cannot be acted on; the letter that reports says so */
        post: operations["ActionsController_state_impossibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/impossibility/conclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the case on an impossibility that the authority accepted, or that never ends */
        post: operations["ActionsController_conclude_impossibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/impossibility/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An impossibility is over: the order is carried out, and its time limits run from then */
        post: operations["ActionsController_end_impossibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/incident": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides what the incident is, which starts the clocks and notices that the rule names */
        post: operations["ActionsController_decide_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/instruction-draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is signed to order that data are kept; keeps nothing */
        post: operations["InstructionsController_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What operations were ordered to freeze, to keep longer and to release, and what they answered */
        get: operations["InstructionsController_of"];
        put?: never;
        /** Orders operations to keep the data of targets, for the preservation that runs; signed */
        post: operations["InstructionsController_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/instructions/{of}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Orders operations to keep the data of a freeze until the new end of the preservation */
        post: operations["ActionsController_order_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/instructions/{of}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Orders operations to release what they froze, once the preservation is over or the incident decided */
        post: operations["ActionsController_order_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/letter-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The letter as it would be prepared, and where one may write in it; keeps nothing */
        post: operations["WordingController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every letter drafted in the case, oldest first, and what became of it */
        get: operations["LettersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/letters/{letterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letter itself, as it leaves */
        get: operations["LettersController_letter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/letters/{letterId}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The acknowledgement of receipt of a posted letter came, or the letter came back */
        post: operations["PostingsController_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/letters/{letterId}/files/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the letter; 0 is the letter itself, what it encloses follows */
        get: operations["LettersController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/letters/{letterId}/posting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person posted the letter: it is sent from now on */
        post: operations["PostingsController_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/letters/{letterId}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A released letter by post, under the seal, to be printed */
        get: operations["PostingsController_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/letters/{letterId}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether a letter in doubt arrived; if it did not, it is sent again */
        post: operations["LettersController_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Orders a measure from operations, which read the reason and confirm it in time */
        post: operations["ActionsController_order_measure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes of the case and the reasons people gave, by the ids that its history names */
        get: operations["CasesController_noted"];
        put?: never;
        /** Adds a note, sealed with the case */
        post: operations["ActionsController_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A party was informed of the request, or is not informed for a reason */
        post: operations["ActionsController_record_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/notices/{notice}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Consents to the letter of a notice that silence held back, exactly as it was written */
        post: operations["ActionsController_approve_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/notices/{notice}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letter of a notice that is owed, for the person who gives it */
        get: operations["LettersController_notice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/opinions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An opinion was asked of the French State */
        post: operations["ActionsController_ask_opinion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/opinions/{opinionId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The opinion was given */
        post: operations["ActionsController_record_opinion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records how the origin of the request, and the address of its answer, were established */
        post: operations["ActionsController_record_origin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/origins/{noteId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person looked at the evidence: an answer may go to the address it speaks of */
        post: operations["ActionsController_confirm_origin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/packages/{packageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sealed package of an answer with data, whole or one range of bytes; each opening is recorded
         * @description ASiC-E (ETSI EN 319 162-1). `Range` and `If-Range` are those of RFC 9110; several ranges give the whole.
         */
        get: operations["PackagesController_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/packages/{packageId}/custody": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The chain of custody of a sealed package as a sealed certificate; the handing out is recorded
         * @description Verified offline with the package: `greffe package verify FILE --custody CERTIFICATE`.
         */
        get: operations["CustodyController_certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/postings/{noteId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The scan that was given with a posting or its acknowledgement, by the note of that entry */
        get: operations["PostingsController_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/preparations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drafts the letters of a decision and asks for consent to exactly what would leave */
        post: operations["LettersController_prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/preparations/{preparationId}/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names, periods and reasons behind the table of a disclosure, by the ids of its rows */
        get: operations["WordingController_named"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/preparations/{preparationId}/wording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the preparer changed in the letter, by paragraph */
        get: operations["WordingController_prepared"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has the case open */
        get: operations["LiveController_company"];
        /** Says that the person who asks has the case open; again every twenty seconds */
        put: operations["LiveController_enter"];
        post?: never;
        /** Says that the person who asks has left the case */
        delete: operations["LiveController_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/preservation/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lifts the preservation, once no other order wants the same data kept */
        post: operations["ActionsController_end_preservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/preservation/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The authority extended the preservation, once, by thirty days (Annex VI) */
        post: operations["ActionsController_extend_preservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/preservation/production-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A production request was issued: the data are kept until it is served (Annex V) */
        post: operations["ActionsController_keep_preserved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole file of a case as one sealed PDF; the handing out is recorded with its digest
         * @description The text of messages is in it for those who may read them. A case of a secret circuit is for those who may read the log.
         */
        get: operations["CasePrintController_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/production-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files that operations handed in for the targets of the case, and how each stands */
        get: operations["OrdersController_handedIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/production-order-draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is signed to issue a production order; keeps nothing */
        post: operations["OrdersController_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/production-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What operations were ordered to collect for the case, and how it stands */
        get: operations["OrdersController_of"];
        put?: never;
        /** Orders operations to collect the data of targets; signed */
        post: operations["OrdersController_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/production-orders/{orderId}/files/{uploadId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts or refuses a file of operations that the antivirus did not scan, and says why */
        post: operations["ActionsController_decide_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/production-orders/{orderId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws a production order: operations hand in nothing more for it */
        post: operations["ActionsController_withdraw_production"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/question/silence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The question stayed without an answer: the refusal is prepared by people, or the article exempts */
        post: operations["ActionsController_conclude_silence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recalls a released answer that was not delivered yet: it is never delivered, and is prepared again */
        post: operations["ActionsController_recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/receipt/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of the request, of its opening or of its closing: proof that the ledger holds it */
        get: operations["CasesController_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/recipient": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** To whom letters that ask or refuse are written; a second person looks at the address */
        post: operations["ActionsController_choose_recipient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/recipient/{recipientId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person looked at the address to which letters are written */
        post: operations["ActionsController_confirm_recipient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/redactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A copy of a PDF with zones blacked out for ever, read again before it is given out */
        post: operations["DocumentsController_redact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/referral/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What came of the referral to the lawful channel */
        post: operations["ActionsController_answer_redirect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the refusal or the question */
        post: operations["ActionsController_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the answer */
        post: operations["ActionsController_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/requirements/lowering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks that the case require no more than its present judgement */
        post: operations["ActionsController_ask_lower_floor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/requirements/lowering/{noteId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person agrees: the case requires no more than its present judgement */
        post: operations["ActionsController_lower_floor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends what was prepared back, with the reason */
        post: operations["ActionsController_send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says anew how and when a request that a person entered was served */
        post: operations["ActionsController_state_service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/service/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person confirms when a request that a person entered was served */
        post: operations["ActionsController_confirm_service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/silence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The silence that is owed, and until when; none once it is lifted */
        post: operations["ActionsController_set_gag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes the parts of a request that is several: each is judged by the rules on its own facts */
        post: operations["ActionsController_propose_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/split/undoing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes the division while no part was acted on: the request is one case again */
        post: operations["ActionsController_undo_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/split/{proposal}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person confirms the parts: each becomes a case of its own under the same reference */
        post: operations["ActionsController_confirm_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the case because its issuer withdrew the request */
        post: operations["ActionsController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everyone who works or worked here, by name; to an outside counsel and to operations, themself */
        get: operations["ColleaguesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clocks that run, the least of its time left first, a page at a time */
        get: operations["DeadlinesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands in for the person who asks, and for whom they stand in; now and later */
        get: operations["DelegationsController_list"];
        put?: never;
        /** Names a stand-in for the own cases for a time; it gives no right */
        post: operations["DelegationsController_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends it: the person who gave it is back */
        delete: operations["DelegationsController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters a request that came on paper, by a bailiff, by telephone or as the file of a mail */
        post: operations["EntriesController_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of what was entered: its case, once it is read */
        get: operations["EntriesController_outcome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-Sent Events: "case" (caseId, seq, type, actor, at), "presence", "reset", "alive", "signed_out"
         * @description Goes on after Last-Event-ID. "reset": too much was missed, read the lists again.
         */
        get: operations["LiveController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The second factors of the person who asks */
        get: operations["FactorsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrols a passkey under a name */
        post: operations["FactorsController_addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offers to enrol a passkey */
        post: operations["FactorsController_startPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a passkey */
        delete: operations["FactorsController_removePasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/passkeys/{id}/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Renames a passkey */
        put: operations["FactorsController_renamePasskey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten new recovery codes; those before open nothing any more */
        post: operations["FactorsController_renewCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offers a secret for an authenticator application */
        post: operations["FactorsController_startTotp"];
        /** Removes the authenticator application */
        delete: operations["FactorsController_removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrols the secret by its first code, in the place of one before */
        post: operations["FactorsController_confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to cases, by ids and closed words, from a cursor on; never of secret cases */
        get: operations["EventsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/first-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chooses the first password of an account, once, by its two codes */
        post: operations["FirstPasswordController_choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an administrator asked for an account and waits for a second person */
        get: operations["GrantsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grants/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms it: neither the person who asked nor the one who benefits may, under any account */
        post: operations["GrantsController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grants/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses it, or takes back what one asked */
        post: operations["GrantsController_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grants/{id}/seconding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms it as the first of two people, where it gives or takes a strong role */
        post: operations["GrantsController_second"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this is the installation, or a copy in safe mode */
        get: operations["InstallationController_shown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installation/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs that this database is the installation; the second person ends safe mode */
        post: operations["InstallationController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be frozen, kept longer or released, and what was: without a name of any target */
        get: operations["InstructionDeskController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instructions/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An instruction with its targets, as long as it waits; the opening is recorded */
        get: operations["InstructionDeskController_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instructions/{orderId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is done, or it cannot be, and why; signed */
        post: operations["InstructionDeskController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Failed jobs, which wait for a person, the oldest first */
        get: operations["FailedJobsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failed/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has the work tried again at once, with all its attempts */
        post: operations["FailedJobsController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failed/{id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the work without doing it, because a person dealt with it */
        post: operations["FailedJobsController_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every signing key that counts or waits, with its fingerprint */
        get: operations["KeysController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signing keys of the person who asks, and who may confirm them */
        get: operations["KeysController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/own/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes a signing key of the person who asks, by their signature where it counts already */
        post: operations["KeysController_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrols the passkey as a signing key; it counts by two codes, or waits for a second person */
        post: operations["KeysController_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/passkeys/{id}/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offers to sign with a passkey that is enrolled already */
        post: operations["KeysController_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a signing key that the own password opens, while the machine confirms keys */
        post: operations["KeysController_enrolPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the key of another person, once its fingerprint was compared */
        post: operations["KeysController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the founding of a key that the machine announced, by one signature */
        post: operations["KeysController_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a key that waits */
        post: operations["KeysController_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Circuits, rules, checks, instruments and proofs, as they were read at the start */
        get: operations["LawController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/book/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pages of the law book and the headings of each */
        get: operations["LawBookController_contents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/book/{language}/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of the law book */
        get: operations["LawBookController_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of the law, drafts of them, and the texts that the law cites with their last reading */
        get: operations["LawUpkeepController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks and proves a draft, and says in words what it changes; nothing is kept */
        post: operations["LawUpkeepController_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a draft that has no fault and breaks no promise */
        post: operations["LawUpkeepController_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One draft with its texts and its last trial on past cases */
        get: operations["LawUpkeepController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/drafts/{id}/adoption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adopts it: neither the person who wrote it nor the one who proposed it may */
        post: operations["LawUpkeepController_adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/drafts/{id}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letters of a draft, written for an invented request and for the last cases of their kind, in both languages */
        get: operations["TemplateTrialController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/drafts/{id}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes a draft that was tried on the past as the law from a day on */
        post: operations["LawUpkeepController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/drafts/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries the draft on past cases in the background: no case changes */
        post: operations["LawUpkeepController_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/drafts/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws it before its day */
        post: operations["LawUpkeepController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the law in use, or a letter with which its next version begins; empty for a file that is not there yet */
        get: operations["LawUpkeepController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/upkeep/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a text was read again today at its source */
        post: operations["LawUpkeepController_checkSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the rules would say of facts that are only supposed; nothing is kept */
        post: operations["LawController_suppose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the log is sealed, by which key, and its newest checkpoint */
        get: operations["LedgerController_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was signed, the newest first */
        get: operations["LedgerController_checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof that the log at one signed size continues the log at a smaller one */
        get: operations["LedgerController_consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sealed entries, the newest first: which, of what kind, when, and its leaf */
        get: operations["LedgerController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/entries/{index}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry opened, with the proof that the log holds it (C2SP tlog-proof) */
        get: operations["LedgerController_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole sealed log, for `greffe ledger verify`; the handing out is recorded */
        get: operations["LedgerController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The machines that have, had or are to have access, newest first */
        get: operations["MachinesController_list"];
        put?: never;
        /** Proposes a machine with its rights, its end, its owner and the digest of its secret */
        post: operations["MachinesController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{id}/adoption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms it, as another person than the one who proposed it */
        post: operations["MachinesController_adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends its access at once and for good, with every token that it holds */
        post: operations["MachinesController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws the proposal before its confirmation */
        post: operations["MachinesController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every raw message, newest first: hash, channels, time and outcome */
        get: operations["MessagesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a case of a message that was set aside: it is read again, and opens one */
        post: operations["MessagesController_takeUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The raw message as it arrived; reading it is recorded */
        get: operations["MessagesController_original"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One HTML part as its sender laid it out, for a frame in which nothing runs or is fetched */
        get: operations["DocumentsController_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/part": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of one part, as they were sent; the opening is recorded */
        get: operations["DocumentsController_part"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices that are owed, the soonest end first */
        get: operations["NoticesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The on-call roster with its history, and its gaps of the next 14 days */
        get: operations["OnCallController_look"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/on-call/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a person on call in a role for a time, with a substitute */
        post: operations["OnCallController_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/on-call/shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a shift; the log keeps it */
        delete: operations["OnCallController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["OpenApiController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Instructions to freeze, to keep longer and to release data, without a name of any target */
        get: operations["MachineInstructionsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/instructions/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An instruction with its targets, as long as it waits; the reading is recorded */
        get: operations["MachineInstructionsController_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/instructions/{orderId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is done, or it cannot be, and why; the same key again is answered, and recorded once */
        post: operations["MachineInstructionsController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everyone who is registered, with their roles */
        get: operations["PeopleController_list"];
        put?: never;
        /** Registers a person without rights, and asks a second person for their roles */
        post: operations["PeopleController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a second person that the account of someone else be closed, for good */
        post: operations["AccountAccessController_askToClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lifts the lock that failed attempts put on the account of someone else */
        delete: operations["AccountAccessController_liftLock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/lost-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a second person that the lost second factors of someone else be forgotten */
        post: operations["AccountAccessController_askToForgetFactors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/one-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a second person that two accounts count as one person wherever two are asked */
        post: operations["AccountAccessController_askToMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a second person that the forgotten password of someone else end, with their factors and sessions */
        post: operations["AccountAccessController_askToRecover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Asks a second person for all the roles that someone else will then hold, more or fewer */
        put: operations["PeopleController_changeRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open sessions of a person */
        get: operations["AccountAccessController_list"];
        put?: never;
        post?: never;
        /** Ends every session of a person */
        delete: operations["AccountAccessController_endAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one session of a person */
        delete: operations["AccountAccessController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/two-persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a second person that an account be of a person by itself again */
        post: operations["AccountAccessController_askToPart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/production": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be collected, and what was: without a name of any target */
        get: operations["ProductionController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/production/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order with its targets, as long as it runs; the opening is recorded */
        get: operations["ProductionController_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/production/{orderId}/collection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The collection has begun: the order was seen */
        post: operations["ProductionController_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/production/{orderId}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** All that was ordered is there; of which targets nothing is held */
        post: operations["ProductionController_deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/production/{orderId}/impossibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The order cannot be carried out, and why: sealed with the case */
        post: operations["ProductionController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/production/{orderId}/instruction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The order as a sealed PDF; the opening is recorded */
        get: operations["ProductionController_instruction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/production/{orderId}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files that were handed in for an order that runs, and those that come */
        get: operations["UploadsController_list"];
        put?: never;
        /** tus 1.0.0: announces a file for a target: Upload-Length, and Upload-Metadata with target, filename, digests */
        post: operations["UploadsController_open"];
        delete?: never;
        /** tus 1.0.0: version, extensions, largest size, checksums */
        options: operations["UploadsController_ask"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/production/{orderId}/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** tus 1.0.0: abandons an upload that is not whole */
        delete: operations["UploadsController_drop"];
        options?: never;
        /** tus 1.0.0: Upload-Offset, where to go on */
        head: operations["UploadsController_where"];
        /** tus 1.0.0: a part of the file; with its last byte it is a document of the target */
        patch: operations["UploadsController_append"];
        trace?: never;
    };
    "/api/registry/authorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Authorities, their mail domains, and the numbers at which they are called back */
        get: operations["RegistryController_authorities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of the directory of authorities, the newest first, with what each replaces */
        get: operations["RegistryController_changes"];
        put?: never;
        /** Proposes a change of the directory, signed over exactly what it says */
        post: operations["RegistryController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/changes/{id}/adoption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adopts it, as another person than the one who proposed it */
        post: operations["RegistryController_adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/changes/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws it before its adoption */
        post: operations["RegistryController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/customers/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people stated of customers, or propose to state, newest first */
        get: operations["CustomersController_stated"];
        put?: never;
        /** Proposes the flags that people state of a customer, signed over exactly what it says */
        post: operations["CustomersController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/customers/flags/{id}/adoption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adopts them, as another person than the one who proposed them */
        post: operations["CustomersController_adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/customers/flags/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws the proposal before its adoption */
        post: operations["CustomersController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/customers/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Customers by an account, a host or their id, with the flags that change how a request is judged */
        post: operations["CustomersController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads an official list of authorities as entries that can be proposed; keeps nothing */
        post: operations["RegistryController_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/operator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The profile of the operator */
        get: operations["RegistryController_operator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/sovereignty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sovereignty file of the operator, what departs from SecNumCloud 3.2, and its history */
        get: operations["SovereigntyController_shown"];
        put?: never;
        /** Proposes a new version of the file, signed over exactly what it says */
        post: operations["SovereigntyController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/sovereignty/{id}/adoption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adopts it, as another person than the one who proposed it */
        post: operations["SovereigntyController_adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/sovereignty/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws it before its adoption */
        post: operations["SovereigntyController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every edition, the newest last, with the hash of each of its files and what people did about it */
        get: operations["ReportController_list"];
        put?: never;
        /** Counts, draws, signs, verifies and keeps the next edition of a quarter */
        post: operations["ReportController_build"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/making": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the edition is that you are having built */
        get: operations["ReportController_making"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the next edition of a quarter would say; nothing is signed or kept */
        get: operations["ReportController_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written last of the cases that the next edition is to tell of */
        get: operations["StoryDraftController_read"];
        /** Keeps what is written, half a case too; the order for an edition says what it tells */
        put: operations["StoryDraftController_keep"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/{edition}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes what two people signed off, by someone who did not have it built */
        post: operations["ReportController_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/{edition}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs off the files with this digest; two people who did not have them built must */
        post: operations["ReportController_signOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/{edition}/site/formats/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the formats that the public site publishes */
        get: operations["SitePreviewController_format"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/{edition}/site/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the public site, as it would be if this edition were published now */
        get: operations["SitePreviewController_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/{edition}/site/{ofPeriod}/{ofEdition}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of an edition, as the public site would have it if this edition were published now */
        get: operations["SitePreviewController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/{edition}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file of an edition: report or erratum in French or English, the manifest, the proofs, the web page, the observations, or a part of a DSA report */
        get: operations["ReportController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/{edition}/{file}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verifies a PDF of an edition: its seal, its pages drawn again, its figures */
        get: operations["VerificationController_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a request with its files: it is recorded, and read like a mail */
        post: operations["RequestsController_bring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, what they may try, and the token for writes */
        get: operations["SessionController_current"];
        put?: never;
        /** Signs in by password; the session, or the ticket to the second factor, is a cookie */
        post: operations["SignInController_signIn"];
        /** Signs out */
        delete: operations["SessionController_signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether people may sign in by an identity provider */
        get: operations["OidcController_offer"];
        put?: never;
        /** Begins a sign-in by the identity provider */
        post: operations["OidcController_signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the identity provider sends the browser back; goes on to a page */
        get: operations["OidcController_arrive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in by a passkey whose device recognised its owner */
        post: operations["SignInController_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offers to sign in by a passkey alone */
        post: operations["SignInController_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the own password and ends every other session */
        put: operations["SessionController_changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sign-in that waits in this browser asks for */
        get: operations["SignInController_asked"];
        put?: never;
        /** Signs in by the second factor, after the password */
        post: operations["SignInController_secondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs by the key that the password opens; no grace time, one proof an act */
        post: operations["SignaturesController_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/signatures/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the person may sign these acts with */
        post: operations["SignaturesController_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proves presence for ten minutes; the cookie and the X-CSRF-Token change */
        post: operations["SessionController_stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/step-up/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a proof of presence by the identity provider, which asks again */
        post: operations["OidcController_stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/step-up/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What proves presence for the person who asks */
        post: operations["SessionController_offerStepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open sessions of the person who asks */
        get: operations["SessionController_list"];
        put?: never;
        post?: never;
        /** Ends every session of the person who asks but this one */
        delete: operations["SessionController_endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends another session of the person who asks */
        delete: operations["SessionController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the set-up is open, and what is missing until then */
        get: operations["SetupController_state"];
        put?: never;
        /** Registers the first administrator, then who confirms what they ask, by the code that the server printed */
        post: operations["SetupController_setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statements that customers asked for, the newest first */
        get: operations["StatementsController_list"];
        put?: never;
        /** A customer asked for a statement of the requests about it */
        post: operations["StatementsController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statements/{id}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The statement that was signed off was given to the customer */
        post: operations["StatementsController_deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statements/{id}/preparation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts, draws and seals it; what was prepared before counts for nothing */
        post: operations["StatementsController_prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statements/{id}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs off the files with this digest, as another person than the one who prepared them */
        post: operations["StatementsController_signOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statements/{id}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file of a statement: in French or in English, or its data */
        get: operations["StatementsController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs, whom it calls, and what a person must look at; no case, no name */
        get: operations["ServiceStatusController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suspensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts that are suspended now, by whom and until when */
        get: operations["SuspensionsController_list"];
        put?: never;
        /** Suspends the account of someone else for three days; one at a time */
        post: operations["SuspensionsController_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suspensions/{id}/lifting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lifts a suspension: alone by who ordered it, by two otherwise */
        post: operations["SuspensionsController_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the person who asks, the shortest clock first */
        get: operations["ApprovalsController_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An access token of ten minutes, by client credentials (RFC 6749, 4.4) */
        post: operations["TokenController_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The built-in views, those of the person who asks and the shared ones, with their counts */
        get: operations["ViewController_list"];
        put?: never;
        /** Keeps a view */
        post: operations["ViewController_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes an own view */
        put: operations["ViewController_change"];
        post?: never;
        /** Removes an own view */
        delete: operations["ViewController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Load and lateness by person, ages, ends of the week, median times, absences */
        get: operations["WorkloadController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/yearly-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The DSA report, the TERREG points, the e-Evidence statistics or indicator P11a of a year; nothing is kept */
        post: operations["YearlyController_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SetupState: {
            /** @description Who is registered next; null once two people hold roles */
            next: ("administrator" | "head_of_legal") | null;
            missing: {
                code: string;
                /** @description Set in the environment of the server */
                variable: string | null;
                sentence: {
                    fr: string;
                    en: string;
                };
            }[];
        };
        Setup: {
            name: string;
            /** Format: email */
            email: string;
            password: string;
            /** @description As the server printed it at its start */
            code: string;
            /**
             * @description The administrator first, then the head of legal, who confirms what they ask
             * @enum {string}
             */
            as: "administrator" | "head_of_legal";
        };
        FirstPerson: {
            /** Format: uuid */
            id: string;
            /** @description Of their signing key; null where passkeys only sign: enrol one, then confirm it on the machine */
            fingerprint: string | null;
        };
        People: components["schemas"]["Person"][];
        Person: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string;
            roles: ("analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations")[];
            disabled: boolean;
            /** @description They hold one */
            secondFactor: boolean;
            /** @description They have no password yet, or it was forgotten and ended: lost codes are asked for by a recovery */
            awaitsPassword: boolean;
            /**
             * Format: uuid
             * @description The person of the account: another id where two accounts are declared to belong to one person
             */
            person: string;
            /** @description By failed attempts, from anywhere or from one place */
            lockedUntil: string | null;
            /** @description By one person who confirms; it ends by itself */
            suspendedUntil: string | null;
        };
        NewPerson: {
            /**
             * Format: uuid
             * @description Chosen by the administrator who asks, and named in their signature
             */
            id: string;
            name: string;
            /** Format: email */
            email: string;
            roles: ("analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations")[];
            ask: components["schemas"]["GrantAsk"];
        };
        GrantAsk: {
            /**
             * Format: uuid
             * @description Chosen by the person who asks, and named in the signature
             */
            grantId: string;
            /** @description 32 random bytes in base64url: the salt of the signed digest of name and address */
            cardSalt: string;
            /** @description SHA-256 of the code that the administrator hands over, without hyphens; null for a person who has a password */
            half: string | null;
            /** @description Over the grant, the account, its card, the rights and the digest of the code */
            signature: components["schemas"]["Signature"];
        };
        /** @description From POST /api/session/signatures, or made by a passkey over its challenge */
        Signature: {
            /** Format: uuid */
            key: string;
            signature: string;
            list?: {
                root: string;
                size: number;
                index: number;
                path: string[];
            };
            authenticatorData: string;
            clientDataJSON: string;
        } | {
            /** Format: uuid */
            key: string;
            signature: string;
            list?: {
                root: string;
                size: number;
                index: number;
                path: string[];
            };
        };
        AddedPerson: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description What waits for a second person: until then no role acts
             */
            grantId: string;
        };
        Roles: {
            roles: ("analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations")[];
            ask: components["schemas"]["GrantAsk"];
        };
        Colleagues: {
            people: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @description Whether a case may be given to the person */
                readsCases: boolean;
                /** @description False once the account is closed: the name stays for what the person did */
                active: boolean;
            }[];
        };
        SessionsOfPerson: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            usedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description How it was opened */
            methods: ("password" | "totp" | "recovery_code" | "passkey" | "oidc")[];
            /** @enum {string} */
            browser: "edge" | "opera" | "firefox" | "chrome" | "safari" | "other";
            /** @enum {string} */
            system: "android" | "ios" | "windows" | "macos" | "linux" | "other";
        }[];
        OnePerson: {
            /**
             * Format: uuid
             * @description The other account
             */
            person: string;
            ask: components["schemas"]["GrantAsk"];
        };
        WaitingGrants: {
            grants: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                person: string;
                name: string;
                email: string;
                /**
                 * @description Roles; second factors that were lost; a password that was forgotten, and the factors with it; the closing of the account; that it is of one person with another one, or no longer
                 * @enum {string}
                 */
                what: "roles" | "factors" | "recovery" | "closing" | "one_person" | "two_persons";
                /** @description All that the person will then hold */
                roles: ("analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations")[] | null;
                /** @description What the person holds now */
                held: ("analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations")[];
                /** @description The other account, where two are said to be of one person */
                of: string | null;
                /** Format: uuid */
                askedBy: string;
                /** Format: date-time */
                askedAt: string;
                /** @description The person has no password yet, or forgot it: a code goes with the confirmation */
                wantsCode: boolean;
                /** @description Salt of the card that was signed; null for what an older version asked */
                cardSalt: string | null;
                /** @description SHA-256 of the code of the person who asked */
                half: string | null;
                /** @description Who confirmed it first, where two people do */
                secondedBy: string | null;
                /** @description Two people confirm it, and the first of them is still missing */
                wantsSecond: boolean;
            }[];
        };
        GrantConfirmation: {
            /** @description SHA-256 of 32 random bytes in base64url, made by the person who confirms; null for a person who has a password */
            code: string | null;
            signature: components["schemas"]["Signature"];
        };
        ConfirmedGrant: {
            /** @description Until when the code holds by which the person chooses a password at /welcome */
            firstCode: {
                /** Format: date-time */
                expiresAt: string;
            } | null;
        };
        GrantSignature: {
            signature: components["schemas"]["Signature"];
        };
        FirstPassword: {
            /** @description As shown to the person who confirmed the account */
            code: string;
            /** @description As shown to the person who asked for the account */
            askedCode: string;
            password: string;
        };
        FirstPasswordChosen: {
            /** @description To sign in with */
            email: string;
        };
        Delegations: {
            delegations: {
                /** Format: uuid */
                id: string;
                /**
                 * Format: uuid
                 * @description Who is away
                 */
                person: string;
                /**
                 * Format: uuid
                 * @description Who stands in
                 */
                to: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                until: string;
                /** @description At this moment: it began, and both still hold what it takes */
                counts: boolean;
            }[];
        };
        DelegationGiven: {
            /**
             * Format: uuid
             * @description Another person, who holds every role of the absent person
             */
            to: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
        };
        DelegationKept: {
            /** Format: uuid */
            id: string;
        };
        Installation: {
            /** @description Why nothing is sent: copied, restored or moved; entries of the log are missing. Empty out of safe mode */
            reasons: ("moved" | "older")[];
            /** @description SHA-256 of cluster, database and store of files: what is confirmed */
            place: string;
            /** @description Newest checkpoint kept outside, where the database has fewer entries */
            lost: {
                size: number;
                root: string;
            } | null;
            /** @description What a confirmation signs as its `seq`: the place that was taken before */
            before: number;
            confirmations: {
                /** Format: uuid */
                by: string;
                at: string;
            }[];
        };
        InstallationConfirmation: {
            signature: components["schemas"]["Signature"];
        };
        Suspensions: {
            suspensions: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                account: string;
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
                /**
                 * Format: date-time
                 * @description When it ends by itself
                 */
                until: string;
                /** @description Who has signed that it be lifted: two others than who ordered it do */
                liftedBy: string[];
            }[];
        };
        NewSuspension: {
            /**
             * Format: uuid
             * @description Chosen by the person who suspends, and named in the signature
             */
            id: string;
            /** Format: uuid */
            account: string;
            signature: components["schemas"]["Signature"];
        };
        SuspensionLifting: {
            signature: components["schemas"]["Signature"];
        };
        CaseFile: {
            /** Format: uuid */
            id: string;
            reference: string;
            /** @enum {string} */
            status: "open" | "closed";
            circuit: string;
            step: string;
            /** @enum {string} */
            stepKind: "triage" | "preparation" | "approval" | "dispatch" | "end";
            desk: string;
            /** @enum {string} */
            door: "smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal";
            language: string | null;
            emergency: boolean;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description To be stated with the next write */
            seq: number;
            /** @description Code of the clock whose alarm comes first */
            clock: string | null;
            safeEnd: string | null;
            /** @description From receipt to that alarm */
            allowedSeconds: number | null;
            issuerZone: string | null;
            issuerCountry: string | null;
            issuerKind: string | null;
            bases: string[];
            categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
            targets: number;
            row: string | null;
            verdict: string | null;
            assignee: string | null;
            outcome: string | null;
            state: components["schemas"]["CaseState"];
            particulars: "erased" | {
                requester: {
                    address: string | null;
                    name: string | null;
                    messageId: string | null;
                    subject: string;
                    automatic: boolean;
                };
                targets: {
                    kind: string;
                    value: string;
                    /** @default true */
                    doubtful: boolean;
                }[];
                caseReference: string | null;
                evidence: {
                    [key: string]: {
                        part: string;
                        start: number;
                        end: number;
                    }[];
                };
                /** @default [] */
                told: {
                    /** @enum {string} */
                    kind: "period" | "offence" | "authorisation" | "confidentiality" | "answer_by" | "instruction";
                    text: string;
                    span: {
                        part: string;
                        start: number;
                        end: number;
                    };
                    day: string | null;
                    period: {
                        from: string | null;
                        to: string | null;
                        zone: string | null;
                    } | null;
                }[];
                sender: {
                    /** @enum {string} */
                    outcome: "spf_pass" | "spf_fail" | "spf_none" | "spf_error" | "spf_no_connection" | "spf_no_resolver" | "spf_unfinished" | "dkim_pass" | "dkim_fail" | "dkim_partial" | "dkim_weak" | "dkim_error" | "dkim_none" | "dkim_several_from" | "dkim_no_resolver" | "dkim_unfinished" | "dmarc_pass" | "dmarc_fail" | "dmarc_no_policy" | "dmarc_none" | "dmarc_error" | "dmarc_several_authors" | "dmarc_several_from" | "dmarc_disputed_from" | "dmarc_no_resolver" | "dmarc_unfinished" | "arc_pass" | "arc_fail" | "arc_error" | "arc_none" | "arc_no_resolver" | "arc_unfinished" | "smime_holds" | "smime_unknown_signer" | "smime_not_valid_then" | "smime_wrong_purpose" | "smime_other_address" | "smime_broken" | "smime_weak" | "smime_unsupported" | "smime_none" | "smime_unfinished" | "pdf_holds" | "pdf_intact" | "pdf_added_after" | "pdf_broken" | "pdf_unsupported" | "pdf_none" | "pdf_unfinished" | "directory_listed" | "directory_recognised" | "directory_partner" | "directory_machine" | "directory_absent" | "directory_claimed" | "directory_no_author" | "look_alike_none" | "look_alike_imitates" | "look_alike_borrows" | "look_alike_no_author" | "reply_to_none" | "reply_to_same" | "reply_to_authority" | "reply_to_elsewhere" | "reply_to_leaves_authority" | "delivery_none" | "delivery_same" | "delivery_authority" | "delivery_elsewhere" | "delivery_personal" | "answer_address_one" | "answer_address_none" | "answer_address_several" | "answer_address_repeated" | "answer_address_unreadable" | "answer_address_elsewhere";
                    detail: string[];
                    message: string;
                    /** @enum {string} */
                    name: "spf" | "dkim" | "dmarc" | "arc" | "smime" | "pdf_signature" | "directory" | "look_alike" | "reply_to" | "delivery_address" | "answer_address";
                    /** @enum {string} */
                    result: "holds" | "fails" | "unknown";
                    reason: {
                        fr: string;
                        en: string;
                    };
                }[];
            } | null;
            /** @description The content is that of the secret cell: it opens to cleared people alone */
            locked: boolean;
            /** @description Who asks, as the checks stand now: state the digest to consent; null while nothing waits for consent */
            requester: {
                digest: string;
                /** @description Where letters to the requester go; null while it is in doubt */
                mailbox: string | null;
                checks: {
                    /** @enum {string} */
                    outcome: "spf_pass" | "spf_fail" | "spf_none" | "spf_error" | "spf_no_connection" | "spf_no_resolver" | "spf_unfinished" | "dkim_pass" | "dkim_fail" | "dkim_partial" | "dkim_weak" | "dkim_error" | "dkim_none" | "dkim_several_from" | "dkim_no_resolver" | "dkim_unfinished" | "dmarc_pass" | "dmarc_fail" | "dmarc_no_policy" | "dmarc_none" | "dmarc_error" | "dmarc_several_authors" | "dmarc_several_from" | "dmarc_disputed_from" | "dmarc_no_resolver" | "dmarc_unfinished" | "arc_pass" | "arc_fail" | "arc_error" | "arc_none" | "arc_no_resolver" | "arc_unfinished" | "smime_holds" | "smime_unknown_signer" | "smime_not_valid_then" | "smime_wrong_purpose" | "smime_other_address" | "smime_broken" | "smime_weak" | "smime_unsupported" | "smime_none" | "smime_unfinished" | "pdf_holds" | "pdf_intact" | "pdf_added_after" | "pdf_broken" | "pdf_unsupported" | "pdf_none" | "pdf_unfinished" | "directory_listed" | "directory_recognised" | "directory_partner" | "directory_machine" | "directory_absent" | "directory_claimed" | "directory_no_author" | "look_alike_none" | "look_alike_imitates" | "look_alike_borrows" | "look_alike_no_author" | "reply_to_none" | "reply_to_same" | "reply_to_authority" | "reply_to_elsewhere" | "reply_to_leaves_authority" | "delivery_none" | "delivery_same" | "delivery_authority" | "delivery_elsewhere" | "delivery_personal" | "answer_address_one" | "answer_address_none" | "answer_address_several" | "answer_address_repeated" | "answer_address_unreadable" | "answer_address_elsewhere";
                    detail: string[];
                    message: string;
                    /** @enum {string} */
                    name: "spf" | "dkim" | "dmarc" | "arc" | "smime" | "pdf_signature" | "directory" | "look_alike" | "reply_to" | "delivery_address" | "answer_address";
                    /** @enum {string} */
                    result: "holds" | "fails" | "unknown";
                    reason: {
                        fr: string;
                        en: string;
                    };
                }[];
            } | null;
            /** @description Whom to answer by mail; null of a case that was erased or is not read */
            answer: {
                /** @description null while the messages leave it in doubt */
                mailbox: string | null;
                /** @description A person confirmed it, with evidence */
                confirmed: boolean;
                /** @description Its origin is proved: then its receipt may be acknowledged automatically */
                attested: boolean;
                /** @description What the messages of the case name: one of them may be confirmed */
                candidates: string[];
            } | null;
            /** @description To whom a person had letters that ask or refuse written; null where to the requester */
            recipient: {
                /** @enum {string} */
                kind: "requester" | "magistrate" | "central_authority" | "competent_channel";
                name: string;
                mailbox: string | null;
                /** @description The lines of a postal address: letters are printed and posted */
                postal: string[] | null;
                /** @description A second person looked at it */
                confirmed: boolean;
            } | null;
            /** @description Roles whose consent is asked: of the judgement in force, and all that the case ever asked */
            asked: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
            /** @description The correction that waits for a second person, and what the rules make of it now */
            correction: {
                changes: {
                    fact: string;
                    before: unknown;
                    value: unknown;
                }[];
                weakens: ("leaves_foreign" | "leaves_relayed" | "leaves_suspect" | "lifts_refusal" | "lifts_hold" | "drops_approver" | "drops_call_back" | "enters_cell" | "keeps_less" | "leaves_cell")[];
                from: {
                    rule: string;
                    /** @enum {string} */
                    verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
                    approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                };
                becomes: {
                    rule: string;
                    /** @enum {string} */
                    verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
                    approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                };
            } | null;
            /** @description Where an answer would go */
            mailbox: {
                /** @enum {string} */
                zone: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN" | "DIS";
                /** @description Data may go there */
                open: boolean;
            } | null;
            /** @description What the verdict in force lets people prepare */
            actions: ("disclose" | "refuse" | "clarify" | "inform")[];
            /** @description How each notice that is owed is given */
            giving: {
                /** @enum {string} */
                notice: "N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC";
                /** @description Its letter can be drawn: GET /api/cases/{id}/notices/{notice}/letter */
                letter: ("acknowledgement" | "refusal" | "clarification" | "answer" | "confirmation" | "sisse_notice" | "closing_receipt" | "anssi_notice" | "cnil_notice" | "prosecutor_notice" | "assistance_notice" | "arcom_notice" | "customer_notice" | "change_notice" | "data_subject_notice") | null;
                portal: string | null;
                /** @description Its letter leaves with the answer to the requester */
                withAnswer: boolean;
            }[];
            /** @description Notices that are owed now: the case does not close before they are settled */
            owed: ("N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC")[];
            /** @description Of our directory: where an authority that can have issued the request may be called back */
            callBackNumbers: {
                authority: string;
                number: string;
                source: {
                    fr: string;
                    en: string;
                };
                /** Format: date */
                verifiedAt: string;
                /** Format: date */
                expiresAt: string;
            }[];
            /** @description What is disclosed waits for a call-back */
            callBackWanted: boolean;
            /** @description How the origin may be established, and the evidence that each method needs */
            originMethods: {
                code: string;
                title: {
                    fr: string;
                    en: string;
                };
                /** @enum {string} */
                proves: "origin" | "zone";
                needs: ("machine_channel" | "official_domain" | "call_back" | "authority" | "person" | "when")[];
            }[];
            /** @description Why classification and letters wait: the proof shows no end; null otherwise */
            withoutEnd: {
                fr: string;
                en: string;
            } | null;
            /** @description What is not settled in the law that the advice stands on */
            questions: {
                code: string;
                fr: string;
                en: string;
            }[];
            /** @description Of a request that is several: its parts as the rules would have them; a person says whose data each asks */
            division: {
                bases: string[];
                categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                targets: number[];
                row: string | null;
                /** @enum {string} */
                verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
            }[];
            /** @description The cases of its parts, once it is divided */
            parts: {
                /** Format: uuid */
                id: string;
                reference: string;
                /** @enum {string} */
                status: "open" | "closed";
                circuit: string;
                step: string;
                /** @enum {string} */
                stepKind: "triage" | "preparation" | "approval" | "dispatch" | "end";
                desk: string;
                /** @enum {string} */
                door: "smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal";
                language: string | null;
                emergency: boolean;
                /** Format: date-time */
                receivedAt: string;
                /** Format: date-time */
                updatedAt: string;
                /** @description To be stated with the next write */
                seq: number;
                /** @description Code of the clock whose alarm comes first */
                clock: string | null;
                safeEnd: string | null;
                /** @description From receipt to that alarm */
                allowedSeconds: number | null;
                issuerZone: string | null;
                issuerCountry: string | null;
                issuerKind: string | null;
                bases: string[];
                categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                targets: number;
                row: string | null;
                verdict: string | null;
                assignee: string | null;
                outcome: string | null;
            }[];
            /** @description The request it is a part of */
            whole: {
                /** Format: uuid */
                id: string;
                reference: string;
            } | null;
            /** @description Cases that people said are the same request, or belong together */
            links: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "same_request" | "related";
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
                /** @description The others */
                cases: {
                    /** Format: uuid */
                    id: string;
                    reference: string;
                }[];
            }[];
            /** @description Open ones, and closed ones with their reason */
            moves: {
                /** @enum {string} */
                command: "join" | "state_service" | "confirm_service" | "confirm_fact" | "confirm_address" | "choose_recipient" | "confirm_recipient" | "classify" | "decide_escalation" | "conclude_silence" | "propose_split" | "confirm_split" | "undo_split" | "assign" | "order_production" | "withdraw_production" | "begin_production" | "hand_in_file" | "deliver_production" | "decline_production" | "decide_file" | "prepare" | "approve" | "send_back" | "refuse" | "release" | "inform" | "post_letter" | "acknowledge_posting" | "open_delivery" | "give_delivery_code" | "recall_delivery" | "recall" | "close" | "withdraw" | "order_erasure" | "confirm_erasure" | "stop_erasure" | "note" | "act" | "ratify" | "state_impossibility" | "end_impossibility" | "conclude_impossibility" | "record_call_back" | "ask_break_glass" | "grant_break_glass" | "clear_hold" | "stop_hold" | "set_deadline" | "ask_later_end" | "confirm_later_end" | "pause_clock" | "confirm_pause" | "resume_clock" | "confirm_resumption" | "record_start" | "extend_clock" | "meet_clock" | "order_measure" | "order_freeze" | "order_extension" | "order_release" | "answer_instruction" | "decide_incident" | "extend_preservation" | "keep_preserved" | "end_preservation" | "set_gag" | "record_notice" | "approve_notice" | "ask_opinion" | "record_opinion" | "answer_redirect" | "challenge" | "settle_challenge" | "confirm_correction" | "refuse_correction" | "withdraw_correction" | "record_origin" | "confirm_origin" | "ask_lower_floor" | "lower_floor";
                /** @description Why it is closed, or null */
                closed: {
                    code: string;
                    kind: string;
                    sentence: {
                        fr: string;
                        en: string;
                    };
                    article?: string;
                } | null;
                /** @description What its form takes from the case; null of a closed one */
                offer: {
                    /**
                     * Format: uuid
                     * @description What the path of its route names
                     */
                    id?: string;
                    readonly choices?: {
                        [key: string]: (string | {
                            shown: string;
                            readonly sent: {
                                [key: string]: unknown;
                            };
                        })[];
                    };
                    /** @description Sent as it is */
                    readonly with?: {
                        [key: string]: unknown;
                    };
                    signs?: {
                        /** @enum {string} */
                        act: "approve" | "release" | "refuse" | "inform" | "ratify" | "undo" | "ask_break_glass" | "grant_break_glass" | "confirm_correction" | "confirm_origin" | "confirm_recipient" | "confirm_service" | "confirm_split" | "confirm_later_end" | "confirm_pause" | "confirm_resumption" | "approve_notice" | "order_production" | "order_measure" | "order_keeping" | "acknowledge_measure" | "lift_measure" | "decide_incident" | "end_impossibility" | "ask_lower_floor" | "lower_floor" | "order_erasure" | "confirm_erasure" | "stop_erasure" | "ask_grant" | "second_grant" | "confirm_grant" | "refuse_grant" | "confirm_key" | "enrol_key" | "revoke_key" | "suspend_account" | "lift_suspension" | "confirm_place" | "sign_list" | "propose_law" | "adopt_law" | "withdraw_law" | "propose_directory" | "adopt_directory" | "propose_flags" | "adopt_flags" | "propose_sovereignty" | "adopt_sovereignty" | "propose_machine" | "adopt_machine" | "sign_statement";
                        /** @default null */
                        preparation: string | null;
                        /** @default 0 */
                        seq: number;
                        /**
                         * @description A digest, or the thing whose canonical JSON is digested (RFC 8785)
                         * @default null
                         */
                        payload: (string | {
                            readonly of: {
                                [key: string]: unknown;
                            };
                            /**
                             * @description Fields of the form, as they are sent
                             * @default []
                             */
                            readonly fields: string[];
                        }) | null;
                        /**
                         * Format: uuid
                         * @description The account whose act or request it is about
                         */
                        by?: string;
                        /**
                         * @description What the signature is over, beside the fields of the form
                         * @default []
                         */
                        readonly rows: {
                            readonly label: {
                                fr: string;
                                en: string;
                            };
                            /** @enum {string} */
                            of?: "issuerZone" | "loweringReason" | "recipientKind" | "role" | "serviceManner";
                            /** @description Words of the vocabulary `of`, or as they are */
                            readonly words: (string | {
                                fr: string;
                                en: string;
                            })[];
                        }[];
                    };
                    /** @description What is signed, where it depends on the value of a field */
                    signsBy?: {
                        field: string;
                        readonly of: {
                            [key: string]: {
                                /** @enum {string} */
                                act: "approve" | "release" | "refuse" | "inform" | "ratify" | "undo" | "ask_break_glass" | "grant_break_glass" | "confirm_correction" | "confirm_origin" | "confirm_recipient" | "confirm_service" | "confirm_split" | "confirm_later_end" | "confirm_pause" | "confirm_resumption" | "approve_notice" | "order_production" | "order_measure" | "order_keeping" | "acknowledge_measure" | "lift_measure" | "decide_incident" | "end_impossibility" | "ask_lower_floor" | "lower_floor" | "order_erasure" | "confirm_erasure" | "stop_erasure" | "ask_grant" | "second_grant" | "confirm_grant" | "refuse_grant" | "confirm_key" | "enrol_key" | "revoke_key" | "suspend_account" | "lift_suspension" | "confirm_place" | "sign_list" | "propose_law" | "adopt_law" | "withdraw_law" | "propose_directory" | "adopt_directory" | "propose_flags" | "adopt_flags" | "propose_sovereignty" | "adopt_sovereignty" | "propose_machine" | "adopt_machine" | "sign_statement";
                                /** @default null */
                                preparation: string | null;
                                /** @default 0 */
                                seq: number;
                                /**
                                 * @description A digest, or the thing whose canonical JSON is digested (RFC 8785)
                                 * @default null
                                 */
                                payload: (string | {
                                    readonly of: {
                                        [key: string]: unknown;
                                    };
                                    /**
                                     * @description Fields of the form, as they are sent
                                     * @default []
                                     */
                                    readonly fields: string[];
                                }) | null;
                                /**
                                 * Format: uuid
                                 * @description The account whose act or request it is about
                                 */
                                by?: string;
                                /**
                                 * @description What the signature is over, beside the fields of the form
                                 * @default []
                                 */
                                readonly rows: {
                                    readonly label: {
                                        fr: string;
                                        en: string;
                                    };
                                    /** @enum {string} */
                                    of?: "issuerZone" | "loweringReason" | "recipientKind" | "role" | "serviceManner";
                                    /** @description Words of the vocabulary `of`, or as they are */
                                    readonly words: (string | {
                                        fr: string;
                                        en: string;
                                    })[];
                                }[];
                            };
                        };
                    };
                } | null;
            }[];
            /** @description Every entry of the case, in order */
            history: {
                type: string;
                data: {
                    [key: string]: unknown;
                };
                /** @description The id of a person, or the name of a room */
                actor: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        /** @description The state folded from the log */
        CaseState: {
            /** @description Entries folded so far: to be stated with the next write */
            seq: number;
            /** @enum {string} */
            status: "absent" | "open" | "closed";
            circuit: string;
            step: string;
            /** @enum {string} */
            door: "smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal";
            receivedAt: string;
            /** @description When a request that a person entered was served; absent for others */
            service?: {
                /** @enum {string} */
                manner: "bailiff" | "post" | "fax" | "in_person" | "telephone" | "mail_file";
                /** Format: date-time */
                at: string;
                by: string;
                /**
                 * Format: uuid
                 * @description Who brought it, and who received it
                 */
                noteId: string;
                /** @description The second person; null until then */
                confirmedBy: string | null;
                /**
                 * Format: date-time
                 * @description What clocks counted from before this was said
                 */
                before: string;
            };
            readable: boolean;
            messages: string[];
            /** @description Facts that a person confirmed */
            confirmed: string[];
            targets: number;
            /** @description What a person said of each target; absent until then */
            qualities?: ("ordinary" | "lawyer" | "doctor" | "hds" | "notary" | "press" | "magistrate" | "parliament")[];
            clocks: {
                code: string;
                legalEnd: string | null;
                /** Format: date-time */
                safeEnd: string;
                /** Format: date-time */
                startsAt?: string;
                /** @enum {boolean} */
                later?: true;
            }[];
            /** @description The same as the law computes them, whatever a person set */
            computed: {
                code: string;
                legalEnd: string | null;
                /** Format: date-time */
                safeEnd: string;
                /** Format: date-time */
                startsAt?: string;
                /** @enum {boolean} */
                later?: true;
            }[];
            /** @description Clocks whose end the authority set, as they were set: the law may end one sooner since */
            deadlines: {
                code: string;
                legalEnd: string | null;
                /** Format: date-time */
                safeEnd: string;
                /** Format: date-time */
                startsAt?: string;
                /** @enum {boolean} */
                later?: true;
            }[];
            /** @description Clocks that an event after receipt started; absent until a first one did */
            started?: {
                code: string;
                legalEnd: string | null;
                /** Format: date-time */
                safeEnd: string;
                /** Format: date-time */
                startsAt?: string;
                /** @enum {boolean} */
                later?: true;
            }[];
            /** @description Clocks that are owed no more: a person recorded it, or the end of an impossibility started others */
            met?: string[];
            /** @description Notices that an event after receipt made due */
            dueLater?: ("N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC")[];
            laterEnd?: {
                clock: {
                    code: string;
                    legalEnd: string | null;
                    /** Format: date-time */
                    safeEnd: string;
                    /** Format: date-time */
                    startsAt?: string;
                    /** @enum {boolean} */
                    later?: true;
                };
                /** Format: uuid */
                messageId: string;
                /** Format: uuid */
                noteId: string;
                by: string;
            } | null;
            /** @description Messages that the case had when its last question left; absent until then */
            question?: number;
            /** @description Messages that it had when silence was concluded; absent until then */
            unanswered?: number;
            /** @description Absent until a first one is */
            paused?: {
                code: string;
                article: string;
                after: number;
            }[];
            pauseAsked?: {
                code: string;
                article: string;
                /** Format: uuid */
                letterId: string;
                /** Format: uuid */
                noteId: string;
                after: number;
                by: string;
            } | null;
            resumptionAsked?: {
                code: string;
                /** Format: uuid */
                messageId: string;
                /** Format: uuid */
                noteId: string;
                by: string;
            } | null;
            assignee: string | null;
            first: {
                row: string | null;
                rule: string;
                /** @enum {string} */
                verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
                zone: ("FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN") | null;
                /** @description Of its entry */
                seq: number;
            } | null;
            /** @description What the case asked at its strictest */
            floor: {
                approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                fewest: number;
                callBack: boolean;
                hold: {
                    until: string | null;
                    over: ("clearance" | "period_over") | null;
                    stopped: boolean;
                } | null;
                /** @description Of the judgement that asked the most persons */
                strictest: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                /** @description What was asked since a second person last agreed to less */
                since: {
                    approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                    callBack: boolean;
                };
                /** @description Cases about the same act from which a part of it came */
                from: string[];
            };
            /** @description A division that waits for a second person */
            proposedSplit?: {
                parts: {
                    bases: string[];
                    categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                    targets: number[];
                }[];
                /** Format: uuid */
                noteId: string;
                by: string;
                seq: number;
            };
            /** @description The parts that became cases of their own */
            split?: {
                parts: {
                    bases: string[];
                    categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                    targets: number[];
                }[];
                /** @description The case of each part, in the same order; none until they are opened */
                cases: string[];
            };
            /** @description Cases of parts that were ever opened, those of an undone division included */
            partsOpened?: number;
            /** @description Of a case that is a part of another request */
            part?: {
                /** Format: uuid */
                whole: string;
                number: number;
                /** @description The division was undone before it was acted on */
                undone: boolean;
            };
            lowering: {
                /** Format: uuid */
                noteId: string;
                /** @enum {string} */
                why: "another_request" | "misread" | "asked_too_much";
                by: string;
            } | null;
            /** @description Accounts that lowered it, two at a time: a signature states how many */
            loweredBy: string[];
            /** @description Cases that two persons said are another request */
            apart: string[];
            origins: {
                /** Format: uuid */
                noteId: string;
                /** @enum {string} */
                zone: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN";
                method: string;
                /** @description Of what was entered, under the key of the case */
                evidence: string;
                /** @description Of the mailbox that an answer would go to; null where the case has none */
                mailbox: string | null;
                /** @enum {string} */
                proves?: "origin" | "zone";
                /** @description Entry of the directory of authorities */
                authority?: string;
                /**
                 * Format: uuid
                 * @description Note of the call-back that it rests on
                 */
                call?: string;
                by: string;
                confirmedBy: string | null;
            }[];
            /** @description Facts whose strict value one person alone changed */
            alone: string[];
            preparation: components["schemas"]["Preparation"] | null;
            /** @description All that was released, oldest first */
            left: components["schemas"]["Preparation"][];
            /** @description Ids of preparations that were recalled before they left */
            recalled: string[];
            /** @description The address that a person confirmed, by its digest; null until then */
            answerTo: {
                /** Format: uuid */
                id: string;
                digest: string;
                by: string;
            } | null;
            /** @description Of letters that ask or refuse; absent until a person chose one */
            recipient?: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "requester" | "magistrate" | "central_authority" | "competent_channel";
                digest: string;
                by: string;
                confirmedBy: string | null;
                /**
                 * @description The address is postal: letters to it are printed and posted
                 * @enum {boolean}
                 */
                post?: true;
            };
            callBack: {
                authority: string;
                /** @description Of older records; later ones seal it with their note */
                number?: string;
                /**
                 * Format: uuid
                 * @description The note that holds the number, the person spoken to and the time
                 */
                noteId?: string;
                by: string;
            } | null;
            acts: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                action: "preserve" | "remove";
                by: string;
                ratifyBefore: string;
                ratifiedBy: string | null;
                /** @description false when a second person had it undone, null until then */
                upheld: boolean | null;
            }[];
            /** @description Why what the order asks is not done, as a person stated it */
            shortfall?: ("not_held" | "impossible") | null;
            /** @description What was decided of an incident; absent until then */
            incident?: {
                significant: boolean;
                dataReached: boolean;
                by: string;
            };
            /** @description To operations; absent until a first one was given */
            instructions?: components["schemas"]["Instruction"][];
            glass: {
                /** Format: uuid */
                id: string;
                askedBy: string;
                grantedBy: string | null;
                until: string | null;
            }[];
            alarms: {
                /** @enum {string} */
                code: "break_glass" | "ratification_overdue" | "hold_over" | "preservation_over" | "notice_due" | "notice_held_back" | "question_unanswered" | "opinion_late" | "redirect_unanswered" | "deadline_passed" | "measure_ordered" | "measure_unacknowledged" | "measure_impossible" | "freeze_missing" | "preservation_nears" | "erasure_runs" | "erasure_nears" | "cell_entry_lapsed" | "delivery_misused" | "receipt_waits";
                about: string | null;
            }[];
            /** @description The last escalation level reached, for each clock */
            rungs: {
                clock: string;
                safeEnd: string;
                rung: string;
            }[];
            /** @description Waiting for the enforcing authority (EEV 10(2), 12) */
            hold: {
                until: string | null;
                over: ("clearance" | "period_over") | null;
                stopped: boolean;
            } | null;
            preservation: {
                /** Format: uuid */
                actId: string;
                until: string | null;
                extended: boolean;
                ended: ("expired" | "withdrawn" | "released_by_authority" | "produced" | "exempt" | "not_upheld") | null;
            } | null;
            silence: {
                /** @enum {string} */
                gag: "G_JUD" | "G_EEV" | "G_SEC" | "G_TCO" | "G_FOR" | "G_NONE";
                until: string | null;
                over: boolean;
            } | null;
            /** @description Each duty of silence that a judgement presumed; absent where none did */
            gags?: ("G_JUD" | "G_EEV" | "G_SEC" | "G_TCO" | "G_FOR" | "G_NONE")[];
            notices: {
                /** @enum {string} */
                notice: "N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC";
                told: boolean;
            }[];
            /** @description Letters of notices that silence held back, from its end on; null while one is written */
            noticeLetters?: {
                /** @enum {string} */
                notice: "N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC";
                letter: {
                    id: string;
                    sha256: string;
                } | null;
                approvedBy: string | null;
            }[];
            opinions: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                body: "SISSE" | "DATA_ACT_BODY" | "BEPI";
                dueAt: string | null;
                opinion: ("applies" | "does_not_apply" | "favourable" | "unfavourable" | "none") | null;
            }[];
            referral: {
                /** @enum {string} */
                to: "AMF_OR_COUNTERPART" | "ARCOM_OR_COUNTERPART" | "BUDAPEST_29_24_7" | "CONTROLLER" | "CONVENTION_1959" | "CUSTOMER_OR_MLAT" | "DESIGNATED_ESTABLISHMENT" | "DIS" | "EIO" | "EPOC_OR_EIO" | "EPPO_FRANCE" | "FRENCH_JUDICIAL_AUTHORITY" | "FRENCH_STATE" | "GIC" | "HAGUE_1970" | "MLAT_BEPI" | "MLA_CONVENTION_2000" | "NATIONAL_AUTHORITY" | "OFAC_24_7" | "PORTAL" | "TCA_TITLE_VIII";
                answer: ("came_by_channel" | "renounced" | "insists" | "none") | null;
            } | null;
            challenges: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "objection_third_country_law" | "objection_to_enforcement" | "nullity" | "appeal" | "foreign_court";
                suspends: boolean;
                result: ("upheld" | "partly_upheld" | "rejected" | "withdrawn") | null;
            }[];
            /** @description Ids of letters that left, the acknowledgement included */
            lettersSent: string[];
            /** @description Orders to operations; absent until a first one was issued */
            production?: components["schemas"]["ProductionOrder"][];
            /** @description Of answers with data; absent until a first one was sealed */
            packages?: components["schemas"]["SealedPackage"][];
            /** @description By the portal; absent until a first one was opened */
            deliveries?: components["schemas"]["PortalDelivery"][];
            /** @description Letters that people posted; absent until a first one was */
            postings?: {
                letterId: string;
                /** @enum {string} */
                manner: "registered" | "simple" | "bailiff" | "by_hand";
                postedAt: string;
                by: string;
                /**
                 * Format: uuid
                 * @description The note that holds the tracking number
                 */
                noteId: string;
                acknowledged: {
                    received: boolean;
                    at: string;
                    /** Format: uuid */
                    noteId: string;
                } | null;
            }[];
            outcome: ("executed" | "partly" | "refused" | "redirected" | "clarification" | "withdrawn" | "no_data" | "not_a_request") | null;
            /** @description Who asked to close a case whose content is locked; absent until then */
            erasure?: {
                /** @enum {string} */
                outcome: "executed" | "partly" | "refused" | "redirected" | "clarification" | "withdrawn" | "no_data" | "not_a_request";
                by: string;
            } | null;
            /** @description The last order to destroy its keys; absent until a first one */
            erasureOrder?: {
                /** Format: uuid */
                id: string;
                /** @description Of the entry that ordered it: the second signature states it */
                seq: number;
                keys: string[];
                days: number;
                /** @enum {string} */
                cause: "handed_over" | "not_ours_to_keep" | "ordered_by_authority";
                by: string;
                confirmedBy: string | null;
                /** @description When its days are over; null until a second person confirmed it */
                dueAt: string | null;
                ended: ("stopped" | "carried_out") | null;
            };
            /** @description As read, and then as corrected by people; null until a reading is recorded */
            facts: {
                /** @enum {string} */
                issuerZone: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN";
                issuerCountry: string | null;
                /** @enum {string} */
                issuerKind: "court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown";
                /** @enum {string} */
                relayedBy: "NONE" | "PARENT" | "FOREIGN_TECH_PROVIDER" | "SUBCONTRACTOR" | "CUSTOMER";
                /** @enum {string} */
                addressee: "OPERATOR" | "DESIGNATED_ESTABLISHMENT" | "PARENT" | "FOREIGN_TECH_PROVIDER" | "SUBCONTRACTOR" | "EMPLOYEE" | "CUSTOMER";
                /** @enum {string} */
                channel: "DIS" | "PNIJ" | "OTHER";
                bases: string[];
                categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                tenantFlags: ("public_authority" | "lawyer" | "press" | "hds" | "oiv" | "sren31" | "public_content" | "doctor" | "notary" | "magistrate" | "parliament")[];
                emergency: boolean;
                illegalContent?: ("STATEMENT_CATEGORY_ANIMAL_WELFARE" | "KEYWORD_ANIMAL_HARM" | "KEYWORD_UNLAWFUL_SALE_ANIMALS" | "STATEMENT_CATEGORY_CONSUMER_INFORMATION" | "KEYWORD_HIDDEN_ADVERTISEMENT" | "KEYWORD_INSUFFICIENT_INFORMATION_ON_TRADERS" | "KEYWORD_MISLEADING_INFO_GOODS_SERVICES" | "KEYWORD_MISLEADING_INFO_CONSUMER_RIGHTS" | "KEYWORD_NONCOMPLIANCE_PRICING" | "STATEMENT_CATEGORY_CYBER_VIOLENCE" | "KEYWORD_CYBER_BULLYING_INTIMIDATION" | "KEYWORD_CYBER_HARASSMENT" | "KEYWORD_CYBER_INCITEMENT" | "KEYWORD_CYBER_STALKING" | "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING" | "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE" | "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN" | "KEYWORD_BULLYING_AGAINST_GIRLS" | "KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN" | "KEYWORD_CYBER_STALKING_AGAINST_WOMEN" | "KEYWORD_FEMALE_GENDERED_DISINFORMATION" | "KEYWORD_INCITEMENT_AGAINST_WOMEN" | "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN" | "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN" | "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS" | "KEYWORD_BIOMETRIC_DATA_BREACH" | "KEYWORD_DATA_FALSIFICATION" | "KEYWORD_MISSING_PROCESSING_GROUND" | "KEYWORD_RIGHT_TO_BE_FORGOTTEN" | "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH" | "KEYWORD_DEFAMATION" | "KEYWORD_DISCRIMINATION" | "KEYWORD_HATE_SPEECH" | "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS" | "KEYWORD_COPYRIGHT_INFRINGEMENT" | "KEYWORD_DESIGN_INFRINGEMENT" | "KEYWORD_GEOGRAPHIC_INDICATIONS_INFRINGEMENT" | "KEYWORD_PATENT_INFRINGEMENT" | "KEYWORD_TRADE_SECRET_INFRINGEMENT" | "KEYWORD_TRADEMARK_INFRINGEMENT" | "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS" | "KEYWORD_MISINFORMATION_DISINFORMATION" | "KEYWORD_VIOLATION_EU_LAW" | "KEYWORD_VIOLATION_NATIONAL_LAW" | "STATEMENT_CATEGORY_PROTECTION_OF_MINORS" | "KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS" | "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL" | "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE" | "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS" | "KEYWORD_UNSAFE_CHALLENGES" | "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY" | "KEYWORD_ILLEGAL_ORGANIZATIONS" | "KEYWORD_RISK_ENVIRONMENTAL_DAMAGE" | "KEYWORD_RISK_PUBLIC_HEALTH" | "KEYWORD_TERRORIST_CONTENT" | "STATEMENT_CATEGORY_SCAMS_AND_FRAUD" | "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING" | "KEYWORD_INAUTHENTIC_ACCOUNTS" | "KEYWORD_INAUTHENTIC_LISTINGS" | "KEYWORD_INAUTHENTIC_USER_REVIEWS" | "KEYWORD_PHISHING" | "KEYWORD_PYRAMID_SCHEMES" | "STATEMENT_CATEGORY_SELF_HARM" | "KEYWORD_CONTENT_PROMOTING_EATING_DISORDERS" | "KEYWORD_SELF_MUTILATION" | "KEYWORD_SUICIDE" | "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS" | "KEYWORD_PROHIBITED_PRODUCTS" | "KEYWORD_UNSAFE_PRODUCTS" | "STATEMENT_CATEGORY_VIOLENCE" | "KEYWORD_COORDINATED_HARM" | "KEYWORD_INCITEMENT_VIOLENCE_HATRED" | "KEYWORD_HUMAN_EXPLOITATION" | "KEYWORD_HUMAN_TRAFFICKING" | "KEYWORD_TRAFFICKING_WOMEN_GIRLS" | "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER") | null;
                assistedState?: string | null;
                customerKinds?: ("public" | "private" | "individual")[];
                checks: {
                    [key: string]: "holds" | "fails" | "unknown";
                };
            } | null;
            classification: {
                row: string | null;
                rule: string;
                /** @enum {string} */
                verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
                grounds: ("G-AUTH" | "G-NOPOWER" | "G-GDPR48" | "G-GDPR28" | "G-GDPR49" | "G-DA32" | "G-LB1" | "G-LB1BIS" | "G-CHANNEL" | "G-TECH" | "G-INCOMP" | "G-OFFENCE" | "G-SCOPE" | "G-INFO" | "G-FACTO" | "G-PRIV" | "G-PUBAUTH" | "G-PROC" | "G-CLASSIF" | "G-CONFLICT" | "G-NONEEV")[];
                notices: ("N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC")[];
                clocks: {
                    code: string;
                    legalEnd: string | null;
                    /** Format: date-time */
                    safeEnd: string;
                    /** Format: date-time */
                    startsAt?: string;
                    /** @enum {boolean} */
                    later?: true;
                }[];
                /** @enum {string} */
                gag: "G_JUD" | "G_EEV" | "G_SEC" | "G_TCO" | "G_FOR" | "G_NONE";
                circuit: string;
                step: string;
                approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                letterBlocks: string[];
                failing: ("is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object")[];
                unknown: ("is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object")[];
                facts: string[];
                counsel?: string[];
                /** @enum {string} */
                redirect?: "AMF_OR_COUNTERPART" | "ARCOM_OR_COUNTERPART" | "BUDAPEST_29_24_7" | "CONTROLLER" | "CONVENTION_1959" | "CUSTOMER_OR_MLAT" | "DESIGNATED_ESTABLISHMENT" | "DIS" | "EIO" | "EPOC_OR_EIO" | "EPPO_FRANCE" | "FRENCH_JUDICIAL_AUTHORITY" | "FRENCH_STATE" | "GIC" | "HAGUE_1970" | "MLAT_BEPI" | "MLA_CONVENTION_2000" | "NATIONAL_AUTHORITY" | "OFAC_24_7" | "PORTAL" | "TCA_TITLE_VIII";
                /** @enum {string} */
                recipient?: "requester" | "magistrate" | "central_authority" | "competent_channel";
                fewest?: number;
                callBack?: boolean;
                hold?: boolean;
                /** @enum {string} */
                decided?: "clarify" | "ask_magistrate" | "refuse" | "inform" | "admit" | "hand_over";
                law: string;
            } | null;
            proposed: {
                changes: {
                    fact: string;
                    before: unknown;
                    value: unknown;
                }[];
                weakens: ("leaves_foreign" | "leaves_relayed" | "leaves_suspect" | "lifts_refusal" | "lifts_hold" | "drops_approver" | "drops_call_back" | "enters_cell" | "keeps_less" | "leaves_cell")[];
                from: {
                    rule: string;
                    /** @enum {string} */
                    verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
                    approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                };
                becomes: {
                    rule: string;
                    /** @enum {string} */
                    verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
                    approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                };
                /** @description To be stated by the second person */
                seq: number;
                /** @description Every account that proposed a part of it */
                by: string[];
                /** @description Where it would take the case into the secret cell */
                lapsesAt?: string;
            } | null;
            /** @description What a second person just confirmed, until it is written as a fact */
            seconded: {
                fact: string;
                value: unknown;
            }[];
        };
        Preparation: {
            /** Format: uuid */
            id: string;
            /** @description Of the entry that prepared it: a signature states it */
            seq: number;
            /** @enum {string} */
            action: "disclose" | "refuse" | "clarify" | "inform";
            /** @description SHA-256 of exactly what leaves */
            payload: string;
            letters: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "acknowledgement" | "refusal" | "clarification" | "answer" | "confirmation" | "sisse_notice" | "closing_receipt" | "anssi_notice" | "cnil_notice" | "prosecutor_notice" | "assistance_notice" | "arcom_notice" | "customer_notice" | "change_notice" | "data_subject_notice";
                /** @enum {string} */
                language: "fr" | "en";
                template: string;
                templateSha256: string;
                sha256: string;
                /** @enum {string} */
                zone?: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN" | "DIS";
                mailbox?: string;
                post?: string;
            }[];
            /** @description Counted from the table; in entries older than it, as a person stated it */
            accountsDisclosed: number;
            /** @description What is answered for each target; absent in entries older than it */
            disclosure?: components["schemas"]["Disclosure"];
            preparedBy: string;
            /** @description Who asks, as the checks stood when it was prepared */
            requester: string | null;
            consents: {
                person: string;
                /** @enum {string} */
                role: "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive";
                /** @description After this instant it no longer counts */
                expiresAt: string | null;
                /** @description false in entries older than signatures: it no longer counts */
                signed: boolean;
            }[];
            /** @description null while it is still here */
            dispatchedBy: string | null;
            /** @description Its letters do not leave before; absent where they left at once */
            leavesAt?: string;
        };
        Disclosure: {
            targets: ({
                /** Format: uuid */
                id: string;
                place: number | null;
                files: number[];
                /** @enum {string} */
                answer: "produce";
            } | {
                /** Format: uuid */
                id: string;
                place: number | null;
                files: number[];
                /** @enum {string} */
                answer: "part";
                categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                /** @description Limited to a period, which is sealed with the case */
                period: boolean;
            } | {
                /** Format: uuid */
                id: string;
                place: number | null;
                files: number[];
                /** @enum {string} */
                answer: "withhold";
                /** @enum {string} */
                ground: "G-AUTH" | "G-NOPOWER" | "G-GDPR48" | "G-GDPR28" | "G-GDPR49" | "G-DA32" | "G-LB1" | "G-LB1BIS" | "G-CHANNEL" | "G-TECH" | "G-INCOMP" | "G-OFFENCE" | "G-SCOPE" | "G-INFO" | "G-FACTO" | "G-PRIV" | "G-PUBAUTH" | "G-PROC" | "G-CLASSIF" | "G-CONFLICT" | "G-NONEEV";
            } | {
                /** Format: uuid */
                id: string;
                place: number | null;
                files: number[];
                /** @enum {string} */
                answer: "no_data";
            } | {
                /** Format: uuid */
                id: string;
                place: number | null;
                files: number[];
                /** @enum {string} */
                answer: "unknown";
            } | {
                /** Format: uuid */
                id: string;
                place: number | null;
                files: number[];
                /** @enum {string} */
                answer: "struck";
            })[];
            /** @description Files that hold data of every target that is produced */
            shared: number[];
            /** @description Files of the form that a regulation prescribes for an answer without data; absent where there is none */
            forms?: number[];
            /** @description Files that operations handed in for the target of their row; absent where there is none */
            uploads?: {
                file: number;
                /** Format: uuid */
                id: string;
            }[];
            /**
             * @description The files are collected on the portal and the mail carries the letter alone; absent where it carries them
             * @enum {boolean}
             */
            byPortal?: true;
            /** @description Digest of the names, periods and reasons, under the key of the case */
            named: string;
        };
        Instruction: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            task: "freeze" | "extend" | "release";
            /** @enum {string} */
            measure: "freeze_access" | "preserve_evidence" | "preserve_data";
            /** @description The freeze that is extended or released */
            of: string | null;
            /** @description The act that has data kept; null for a measure of an incident */
            about: string | null;
            what: {
                targets: {
                    /** Format: uuid */
                    id: string;
                    place: number | null;
                }[];
                categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                /** @description Limited to a period, which is sealed with the case */
                period: boolean;
                /** @description Digest of the names and the period, under the key of the case */
                named: string;
            } | null;
            /** @description Last instant for which data are kept; null where no day is known */
            until: string | null;
            by: string;
            /** Format: date-time */
            acknowledgeBefore: string;
            /** @description Of the words to operations, sealed with the case */
            noteId: string | null;
            /** @description Of operations; null while they are silent */
            answer: ("done" | "impossible") | null;
            /** @description The account, or the machine */
            answeredBy: string | null;
            /** @description Who ended the preservation of a freeze: an account, or the service */
            endedBy: string | null;
        };
        ProductionOrder: {
            /** Format: uuid */
            id: string;
            targets: {
                /** Format: uuid */
                id: string;
                place: number | null;
            }[];
            categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
            /** @description Limited to a period, which is sealed with the case */
            period: boolean;
            /** Format: date-time */
            dueAt: string;
            /** @description Digest of the names and the period, under the key of the case */
            named: string;
            by: string;
            /** @enum {string} */
            state: "issued" | "collecting" | "delivered" | "impossible" | "withdrawn";
            /** @description Targets of which operations hold nothing; known once it is delivered */
            empty: string[];
            /** @description Handed in for its targets; absent where there is none */
            files?: components["schemas"]["HandedFile"][];
        };
        HandedFile: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            target: string;
            /** @description In bytes */
            size: number;
            /** @description Of its name, size and digests, under the key of the case */
            digest: string;
            by: string;
            /**
             * @description Absent until the antivirus was asked
             * @enum {string}
             */
            scan?: "clean" | "infected" | "not_scanned";
            /**
             * @description Of a person, on a file that no antivirus called clean
             * @enum {string}
             */
            decision?: "accept" | "refuse";
            decidedBy?: string;
        };
        SealedPackage: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            letterId: string;
            /** @description Of the seal */
            sha256: string;
            /** @description In bytes */
            size: number;
        };
        PortalDelivery: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            packageId: string;
            sha256: string;
            mailbox: string;
            /** Format: date-time */
            until: string;
            /** @description Who made it available */
            by: string;
            /** @description A link was made for the recipient */
            linked: boolean;
            /** @description The mail with the link left */
            announced: boolean;
            /** @description Codes that were given to the recipient; the last one counts */
            codes: number;
            /** @description The recipient stated the digest of the seal */
            received: boolean;
            ended: ("recalled" | "expired") | null;
        };
        CaseNotes: {
            notes: "erased" | {
                /** Format: uuid */
                id: string;
                text: string;
                /** @description What was entered beside it: the number called, the person, the time */
                details: {
                    [key: string]: string;
                };
            }[];
        };
        CaseAnswer: {
            seq: number;
            /** @enum {string} */
            status: "absent" | "open" | "closed";
            step: string;
        };
        CaseAssignments: {
            /** Format: uuid */
            to: string;
            /** @description A note for the new assignee; sealed with the case */
            word?: string;
            cases: {
                /** Format: uuid */
                id: string;
                seen: number;
            }[];
        };
        CaseAssignmentsAnswer: {
            assigned: string[];
            refused: {
                /** Format: uuid */
                id: string;
                code: string;
                sentence: {
                    fr: string;
                    en: string;
                };
            }[];
        };
        CaseLinkAsked: {
            /**
             * @description The same request that came more than once, or requests that belong together
             * @enum {string}
             */
            kind: "same_request" | "related";
            cases: string[];
        };
        CaseLinked: {
            /** Format: uuid */
            id: string;
        };
        AlarmList: {
            alarms: {
                /** Format: uuid */
                id: string;
                /** @description Null where it is of no case */
                caseId: string | null;
                reference: string | null;
                /** @enum {string} */
                code: "break_glass" | "ratification_overdue" | "hold_over" | "preservation_over" | "notice_due" | "notice_held_back" | "question_unanswered" | "opinion_late" | "redirect_unanswered" | "deadline_passed" | "measure_ordered" | "measure_unacknowledged" | "measure_impossible" | "freeze_missing" | "preservation_nears" | "erasure_runs" | "erasure_nears" | "cell_entry_lapsed" | "delivery_misused" | "receipt_waits" | "work_given_up" | "expires";
                about: string | null;
                /** @description Code of the clock that passed */
                clock: string | null;
                /** @description Kind of the failed job, or what expires and when */
                topic: string | null;
                /** Format: date-time */
                raisedAt: string;
                seenBy: string | null;
            }[];
        };
        Acts: {
            acts: components["schemas"]["Act"][];
            next: string | null;
        };
        Act: {
            /** Format: date-time */
            at: string;
            stream: string;
            seq: number;
            type: string;
            /** @description The id of a person, or the name of a part of the product */
            actor: string;
            /** @description Of the person; null of a part of the product */
            name: string | null;
            /** @description What was opened, where something was */
            document: string | null;
            /** @description Place in the log; null before it is sealed */
            index: number | null;
            /** @description The cases it is about */
            cases: {
                /** Format: uuid */
                id: string;
                reference: string;
            }[];
        };
        CaseDrafts: {
            drafts: {
                /** @description Entries of the case when the form was opened */
                seen: number;
                /** @description As the form writes it; the service never reads it */
                content: string;
                form: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        WrittenDraft: {
            /** @description Entries of the case when the form was opened */
            seen: number;
            /** @description As the form writes it; the service never reads it */
            content: string;
        };
        CounselOfCase: {
            briefs: components["schemas"]["Brief"][];
            contributions: components["schemas"]["CounselContribution"][];
            /** @description Whom this person may invite */
            available: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            mayInvite: boolean;
        };
        Brief: {
            /** Format: uuid */
            id: string;
            counsel: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            givenBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date-time */
            givenAt: string;
            /** Format: date-time */
            until: string;
            withdrawnAt: string | null;
            /** @description Whether it opens the case now */
            stands: boolean;
        };
        CounselContribution: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            briefId: string;
            /** @enum {string} */
            kind: "question" | "comment" | "opinion";
            position: ("favourable" | "reserved" | "unfavourable") | null;
            /** Format: uuid */
            by: string;
            /** Format: date-time */
            at: string;
            /** @description null once the case was erased */
            text: string | null;
        };
        CounselInvitation: {
            /** Format: uuid */
            counsel: string;
            /**
             * Format: date-time
             * @description When the access ends by itself; it ends with the case in any event
             */
            until: string;
            question: string;
        };
        CounselInvited: {
            /** Format: uuid */
            id: string;
        };
        Briefs: {
            briefs: components["schemas"]["OpenBrief"][];
        };
        OpenBrief: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            caseId: string;
            reference: string;
            givenBy: string;
            /** Format: date-time */
            until: string;
        };
        BriefedCase: {
            brief: components["schemas"]["OpenBrief"];
            receivedAt: string;
            facts: {
                /** @enum {string} */
                issuerZone: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN";
                issuerCountry: string | null;
                /** @enum {string} */
                issuerKind: "court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown";
                /** @enum {string} */
                relayedBy: "NONE" | "PARENT" | "FOREIGN_TECH_PROVIDER" | "SUBCONTRACTOR" | "CUSTOMER";
                /** @enum {string} */
                addressee: "OPERATOR" | "DESIGNATED_ESTABLISHMENT" | "PARENT" | "FOREIGN_TECH_PROVIDER" | "SUBCONTRACTOR" | "EMPLOYEE" | "CUSTOMER";
                /** @enum {string} */
                channel: "DIS" | "PNIJ" | "OTHER";
                bases: string[];
                categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                tenantFlags: ("public_authority" | "lawyer" | "press" | "hds" | "oiv" | "sren31" | "public_content" | "doctor" | "notary" | "magistrate" | "parliament")[];
                emergency: boolean;
                illegalContent?: ("STATEMENT_CATEGORY_ANIMAL_WELFARE" | "KEYWORD_ANIMAL_HARM" | "KEYWORD_UNLAWFUL_SALE_ANIMALS" | "STATEMENT_CATEGORY_CONSUMER_INFORMATION" | "KEYWORD_HIDDEN_ADVERTISEMENT" | "KEYWORD_INSUFFICIENT_INFORMATION_ON_TRADERS" | "KEYWORD_MISLEADING_INFO_GOODS_SERVICES" | "KEYWORD_MISLEADING_INFO_CONSUMER_RIGHTS" | "KEYWORD_NONCOMPLIANCE_PRICING" | "STATEMENT_CATEGORY_CYBER_VIOLENCE" | "KEYWORD_CYBER_BULLYING_INTIMIDATION" | "KEYWORD_CYBER_HARASSMENT" | "KEYWORD_CYBER_INCITEMENT" | "KEYWORD_CYBER_STALKING" | "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING" | "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE" | "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN" | "KEYWORD_BULLYING_AGAINST_GIRLS" | "KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN" | "KEYWORD_CYBER_STALKING_AGAINST_WOMEN" | "KEYWORD_FEMALE_GENDERED_DISINFORMATION" | "KEYWORD_INCITEMENT_AGAINST_WOMEN" | "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN" | "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN" | "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS" | "KEYWORD_BIOMETRIC_DATA_BREACH" | "KEYWORD_DATA_FALSIFICATION" | "KEYWORD_MISSING_PROCESSING_GROUND" | "KEYWORD_RIGHT_TO_BE_FORGOTTEN" | "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH" | "KEYWORD_DEFAMATION" | "KEYWORD_DISCRIMINATION" | "KEYWORD_HATE_SPEECH" | "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS" | "KEYWORD_COPYRIGHT_INFRINGEMENT" | "KEYWORD_DESIGN_INFRINGEMENT" | "KEYWORD_GEOGRAPHIC_INDICATIONS_INFRINGEMENT" | "KEYWORD_PATENT_INFRINGEMENT" | "KEYWORD_TRADE_SECRET_INFRINGEMENT" | "KEYWORD_TRADEMARK_INFRINGEMENT" | "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS" | "KEYWORD_MISINFORMATION_DISINFORMATION" | "KEYWORD_VIOLATION_EU_LAW" | "KEYWORD_VIOLATION_NATIONAL_LAW" | "STATEMENT_CATEGORY_PROTECTION_OF_MINORS" | "KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS" | "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL" | "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE" | "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS" | "KEYWORD_UNSAFE_CHALLENGES" | "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY" | "KEYWORD_ILLEGAL_ORGANIZATIONS" | "KEYWORD_RISK_ENVIRONMENTAL_DAMAGE" | "KEYWORD_RISK_PUBLIC_HEALTH" | "KEYWORD_TERRORIST_CONTENT" | "STATEMENT_CATEGORY_SCAMS_AND_FRAUD" | "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING" | "KEYWORD_INAUTHENTIC_ACCOUNTS" | "KEYWORD_INAUTHENTIC_LISTINGS" | "KEYWORD_INAUTHENTIC_USER_REVIEWS" | "KEYWORD_PHISHING" | "KEYWORD_PYRAMID_SCHEMES" | "STATEMENT_CATEGORY_SELF_HARM" | "KEYWORD_CONTENT_PROMOTING_EATING_DISORDERS" | "KEYWORD_SELF_MUTILATION" | "KEYWORD_SUICIDE" | "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS" | "KEYWORD_PROHIBITED_PRODUCTS" | "KEYWORD_UNSAFE_PRODUCTS" | "STATEMENT_CATEGORY_VIOLENCE" | "KEYWORD_COORDINATED_HARM" | "KEYWORD_INCITEMENT_VIOLENCE_HATRED" | "KEYWORD_HUMAN_EXPLOITATION" | "KEYWORD_HUMAN_TRAFFICKING" | "KEYWORD_TRAFFICKING_WOMEN_GIRLS" | "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER") | null;
                assistedState?: string | null;
                customerKinds?: ("public" | "private" | "individual")[];
                checks: {
                    [key: string]: "holds" | "fails" | "unknown";
                };
            } | null;
            /** @description Facts that a person confirmed */
            confirmed: string[];
            classification: {
                row: string | null;
                rule: string;
                /** @enum {string} */
                verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
                grounds: ("G-AUTH" | "G-NOPOWER" | "G-GDPR48" | "G-GDPR28" | "G-GDPR49" | "G-DA32" | "G-LB1" | "G-LB1BIS" | "G-CHANNEL" | "G-TECH" | "G-INCOMP" | "G-OFFENCE" | "G-SCOPE" | "G-INFO" | "G-FACTO" | "G-PRIV" | "G-PUBAUTH" | "G-PROC" | "G-CLASSIF" | "G-CONFLICT" | "G-NONEEV")[];
                notices: ("N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC")[];
                clocks: {
                    code: string;
                    legalEnd: string | null;
                    /** Format: date-time */
                    safeEnd: string;
                    /** Format: date-time */
                    startsAt?: string;
                    /** @enum {boolean} */
                    later?: true;
                }[];
                /** @enum {string} */
                gag: "G_JUD" | "G_EEV" | "G_SEC" | "G_TCO" | "G_FOR" | "G_NONE";
                circuit: string;
                step: string;
                approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                letterBlocks: string[];
                failing: ("is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object")[];
                unknown: ("is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object")[];
                facts: string[];
                counsel?: string[];
                /** @enum {string} */
                redirect?: "AMF_OR_COUNTERPART" | "ARCOM_OR_COUNTERPART" | "BUDAPEST_29_24_7" | "CONTROLLER" | "CONVENTION_1959" | "CUSTOMER_OR_MLAT" | "DESIGNATED_ESTABLISHMENT" | "DIS" | "EIO" | "EPOC_OR_EIO" | "EPPO_FRANCE" | "FRENCH_JUDICIAL_AUTHORITY" | "FRENCH_STATE" | "GIC" | "HAGUE_1970" | "MLAT_BEPI" | "MLA_CONVENTION_2000" | "NATIONAL_AUTHORITY" | "OFAC_24_7" | "PORTAL" | "TCA_TITLE_VIII";
                /** @enum {string} */
                recipient?: "requester" | "magistrate" | "central_authority" | "competent_channel";
                fewest?: number;
                callBack?: boolean;
                hold?: boolean;
                /** @enum {string} */
                decided?: "clarify" | "ask_magistrate" | "refuse" | "inform" | "admit" | "hand_over";
                law: string;
            } | null;
            clocks: {
                code: string;
                legalEnd: string | null;
                /** Format: date-time */
                safeEnd: string;
                /** Format: date-time */
                startsAt?: string;
                /** @enum {boolean} */
                later?: true;
            }[];
            particulars: {
                requester: {
                    address: string | null;
                    name: string | null;
                    messageId: string | null;
                    subject: string;
                    automatic: boolean;
                };
                targets: {
                    kind: string;
                    value: string;
                    /** @default true */
                    doubtful: boolean;
                }[];
                caseReference: string | null;
            } | null;
            questions: {
                code: string;
                fr: string;
                en: string;
            }[];
            contributions: components["schemas"]["CounselContribution"][];
        };
        CounselWords: {
            text: string;
            /** @description null for a comment; with one, it is an opinion */
            position: ("favourable" | "reserved" | "unfavourable") | null;
        };
        CaseDocuments: {
            documents: components["schemas"]["CaseDocument"][];
        };
        CaseDocument: {
            /** Format: uuid */
            messageId: string;
            reading: {
                /** @enum {boolean} */
                readable: true;
                messages: [
                    {
                        path: string;
                        headers: {
                            from: {
                                name: string;
                                address: string;
                            }[];
                            sender: {
                                name: string;
                                address: string;
                            }[];
                            to: {
                                name: string;
                                address: string;
                            }[];
                            cc: {
                                name: string;
                                address: string;
                            }[];
                            replyTo: {
                                name: string;
                                address: string;
                            }[];
                            deliveredTo: {
                                name: string;
                                address: string;
                            }[];
                            returnPath: string | null;
                            subject: string;
                            messageId: string | null;
                            inReplyTo: string[];
                            references: string[];
                            date: string | null;
                            received: string | null;
                            autoSubmitted: string | null;
                            precedence: string | null;
                            list: string[];
                            robot: string[];
                            contentType: string;
                            reportType: string | null;
                            cut: boolean;
                            disputed?: {
                                [key: string]: "repeated" | "unreadable";
                            };
                        };
                    }
                ];
                parts: {
                    path: string;
                    contentType: string;
                    name: string | null;
                    attachment: boolean;
                    size: number;
                    sha256: string | null;
                    text: string | null;
                    hidden: {
                        at: number;
                        text: string;
                        /** @enum {string} */
                        why: "not_displayed" | "invisible" | "transparent" | "tiny" | "same_colour" | "moved_away" | "clipped" | "covered" | "closed_note";
                    }[];
                    pages: number[];
                    unread: ("no_text_layer" | "encrypted" | "damaged" | "too_large" | "too_deep" | "too_many_parts" | "too_long" | "unread_format" | "picture" | "signature" | "unknown_type" | "not_reached" | "memory" | "time" | "crash" | "output" | "stored_damaged" | "cut" | "removed") | null;
                    marks: ("unknown_charset" | "damaged" | "cut" | "invisible_characters" | "read_by_ocr" | "text_not_shown" | "page_unread" | "form_fields" | "notes" | "files_unread" | "alternatives_differ")[];
                }[];
                stopped: ("no_text_layer" | "encrypted" | "damaged" | "too_large" | "too_deep" | "too_many_parts" | "too_long" | "unread_format" | "picture" | "signature" | "unknown_type" | "not_reached" | "memory" | "time" | "crash" | "output" | "stored_damaged" | "cut" | "removed") | null;
            } | null;
            /** @description How each fact that a passage says is known; empty but for the message that the facts were read in */
            knownBy: {
                [key: string]: "signed" | "field" | "document" | "mail" | "quoted" | "picture" | "concluded";
            };
            cautions: {
                path: string;
                fr: string;
                en: string;
            }[];
            scan: {
                /** @enum {string} */
                verdict: "clean" | "infected" | "too_large" | "not_scanned";
                /** @description The name of the virus */
                signature: string | null;
            };
        };
        Redaction: {
            source: {
                /** Format: uuid */
                messageId: string;
                /** @description As the list of documents names the part */
                path: string;
            } | {
                /** Format: base64 */
                base64: string;
            };
            zones: components["schemas"]["RedactionZone"][];
            /** @enum {string} */
            language: "fr" | "en";
        };
        RedactionZone: {
            /** @description The first page is 1 */
            page: number;
            left: number;
            top: number;
            width: number;
            height: number;
            /** @enum {string} */
            reason: "not_requested" | "third_person" | "professional_secret" | "special_category" | "trade_secret";
        };
        RedactedCopy: {
            sha256: string;
            /**
             * Format: base64
             * @description A PDF, to be enclosed in a preparation
             */
            base64: string;
        };
        EntryInput: {
            /** @enum {string} */
            manner: "bailiff" | "post" | "fax" | "in_person" | "telephone" | "mail_file";
            /** @description When it was served; null for now */
            servedAt: string | null;
            /** @description Sealed with the request */
            broughtBy: string;
            /** @description Sealed with the request */
            receivedBy: string;
            subject: string;
            /**
             * @description What the act says, or what was said
             * @default
             */
            text: string;
            /** @default [] */
            files: {
                name: string;
                contentType: string;
                /** Format: base64 */
                base64: string;
            }[];
        };
        EntryReceipt: {
            /** Format: uuid */
            messageId: string;
            sha256: string;
            /** Format: date-time */
            receivedAt: string;
            /** @description These bytes were here before: it is still one request */
            repeated: boolean;
        };
        EntryOutcome: {
            /** @enum {string} */
            fate: "waiting" | "new_case" | "joins" | "not_a_request" | "unreadable";
            /** @description Null while it is read */
            caseId: string | null;
            reference: string | null;
        };
        MessageList: {
            messages: {
                /** Format: uuid */
                id: string;
                sha256: string;
                size: number;
                doors: string[];
                occurrences: number;
                /** Format: date-time */
                receivedAt: string;
                /** @enum {string} */
                fate: "waiting" | "new_case" | "joins" | "not_a_request" | "unreadable";
                reason: string | null;
                caseReference: string | null;
                messageId: string | null;
                because: {
                    fr: string;
                    en: string;
                } | null;
            }[];
        };
        /**
         * @example {
         *       "subject": "Réquisition 24/1207",
         *       "text": "Veuillez trouver la réquisition ci-jointe.",
         *       "files": [
         *         {
         *           "name": "requisition.pdf",
         *           "contentType": "application/pdf",
         *           "base64": "JVBERi0xLjcK"
         *         }
         *       ]
         *     }
         */
        BroughtRequest: {
            subject: string;
            /** @description What the request says; empty where its files say it all */
            text: string;
            /** @description The act and its annexes, in base64 */
            files: {
                name: string;
                contentType: string;
                /** Format: base64 */
                base64: string;
            }[];
        };
        /**
         * @example {
         *       "messageId": "0198c0de-0000-7000-8000-000000000002",
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "receivedAt": "2027-03-01T09:30:00.000Z"
         *     }
         */
        RequestReceipt: {
            /**
             * Format: uuid
             * @description GET /api/feed names it with its case
             */
            messageId: string;
            /** @description Of the body, as it was sent */
            sha256: string;
            /**
             * Format: date-time
             * @description When these bytes came first: clocks run from then
             */
            receivedAt: string;
        };
        /**
         * @example {
         *       "events": [
         *         {
         *           "id": "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4",
         *           "cursor": 41,
         *           "type": "case.classified",
         *           "at": "2027-03-01T09:30:00.000Z",
         *           "seq": 3,
         *           "case": "0198c0de-0000-7000-8000-000000000001",
         *           "messages": [
         *             "0198c0de-0000-7000-8000-000000000002"
         *           ]
         *         }
         *       ],
         *       "next": 45,
         *       "more": false
         *     }
         */
        EventFeed: {
            events: components["schemas"]["FedEvent"][];
            /** @description For `after` of the next question */
            next: number;
            /** @description More is there already: ask again at once */
            more: boolean;
        };
        FedEvent: {
            /** @description The leaf of its entry in the log; `webhook-id` where it is sent */
            id: string;
            /** @description Its place in the log */
            cursor: number;
            /** @enum {string} */
            type: "case.classified" | "case.assigned" | "case.prepared" | "case.approved" | "case.sent_back" | "case.released" | "case.refused" | "case.recalled" | "case.letter_sent" | "case.withdrawn" | "case.closed";
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            case: string;
            /** @description Its place in the history of the case */
            seq: number;
            /** @description The messages of the case: messageId of POST /api/requests */
            messages: string[];
        };
        MachineList: {
            machines: {
                /**
                 * Format: uuid
                 * @description Its client_id
                 */
                id: string;
                client: components["schemas"]["MachineClient"];
                /** @description What is signed: of the canonical JSON of the client */
                sha256: string;
                /** @enum {string} */
                state: "waiting" | "withdrawn" | "in_force" | "ended" | "owner_left" | "revoked";
                proposed: {
                    /** Format: uuid */
                    by: string;
                    /** Format: date-time */
                    at: string;
                };
                adopted: {
                    /** Format: uuid */
                    by: string;
                    /** Format: date-time */
                    at: string;
                } | null;
                revoked: {
                    /** Format: uuid */
                    by: string;
                    /** Format: date-time */
                    at: string;
                } | null;
            }[];
        };
        MachineClient: {
            /** @description Small letters, digits and hyphens; it names no person */
            name: string;
            scopes: ("requests:write" | "events:read" | "instructions:read" | "instructions:answer")[];
            /**
             * Format: uuid
             * @description The account of the person who answers for it; once it is closed, no token is given or taken
             */
            owner: string;
            /**
             * Format: date-time
             * @description No token holds from then on; 400 days ahead at most
             */
            until: string;
            /** @description Of its secret, which the server never keeps: 32 random bytes in base64url */
            secretSha256: string;
        };
        MachineProposed: {
            /** Format: uuid */
            changeId: string;
            client: components["schemas"]["MachineClient"];
            signature: components["schemas"]["Signature"];
        };
        MachineConsent: {
            signature: components["schemas"]["Signature"];
        };
        /**
         * @example {
         *       "access_token": "grt_3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
         *       "token_type": "Bearer",
         *       "expires_in": 600,
         *       "scope": "requests:write"
         *     }
         */
        AccessToken: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @description Seconds */
            expires_in: number;
            scope: string;
        };
        Advice: {
            /**
             * Format: date
             * @description Of receipt: the law of that day judges
             */
            day: string;
            /** @description Content hash of the law that says this */
            law: string;
            /** @description Whether the entry of the case was judged by the same law */
            asRecorded: boolean;
            rule: {
                id: string;
                title: {
                    fr: string;
                    en: string;
                };
                legal: string[];
            };
            row: string | null;
            /** @enum {string} */
            verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
            grounds: ("G-AUTH" | "G-NOPOWER" | "G-GDPR48" | "G-GDPR28" | "G-GDPR49" | "G-DA32" | "G-LB1" | "G-LB1BIS" | "G-CHANNEL" | "G-TECH" | "G-INCOMP" | "G-OFFENCE" | "G-SCOPE" | "G-INFO" | "G-FACTO" | "G-PRIV" | "G-PUBAUTH" | "G-PROC" | "G-CLASSIF" | "G-CONFLICT" | "G-NONEEV")[];
            notices: {
                /** @enum {string} */
                code: "N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC";
                delay?: string;
                unless?: string[];
            }[];
            clocks: components["schemas"]["ComputedClock"][];
            /** @enum {string} */
            gag: "G_JUD" | "G_EEV" | "G_SEC" | "G_TCO" | "G_FOR" | "G_NONE";
            circuit: {
                code: string;
                title: {
                    fr: string;
                    en: string;
                };
            };
            approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
            /** @enum {string} */
            redirect?: "AMF_OR_COUNTERPART" | "ARCOM_OR_COUNTERPART" | "BUDAPEST_29_24_7" | "CONTROLLER" | "CONVENTION_1959" | "CUSTOMER_OR_MLAT" | "DESIGNATED_ESTABLISHMENT" | "DIS" | "EIO" | "EPOC_OR_EIO" | "EPPO_FRANCE" | "FRENCH_JUDICIAL_AUTHORITY" | "FRENCH_STATE" | "GIC" | "HAGUE_1970" | "MLAT_BEPI" | "MLA_CONVENTION_2000" | "NATIONAL_AUTHORITY" | "OFAC_24_7" | "PORTAL" | "TCA_TITLE_VIII";
            failing: {
                /** @enum {string} */
                check: "is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object";
                title: {
                    fr: string;
                    en: string;
                };
                cite: string;
            }[];
            unknown: {
                /** @enum {string} */
                check: "is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object";
                title: {
                    fr: string;
                    en: string;
                };
                cite: string;
            }[];
            /** @description Facts that decided; each must be confirmed before an admission */
            facts: string[];
            articles: string[];
            questions: {
                code: string;
                fr: string;
                en: string;
            }[];
            items: {
                /** @description Code of an instrument, or NONE */
                basis: string;
                /** @description Category of data, or NONE */
                category: string;
                /** @enum {string} */
                verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
                rule: {
                    id: string;
                    title: {
                        fr: string;
                        en: string;
                    };
                    legal: string[];
                };
                /** @description Rules that one single fact kept from firing */
                nearMisses: {
                    rule: {
                        id: string;
                        title: {
                            fr: string;
                            en: string;
                        };
                        legal: string[];
                    };
                    fact: string;
                    wanted: string;
                    found: string;
                }[];
            }[];
        };
        ComputedClock: {
            code: string;
            title: {
                fr: string;
                en: string;
            };
            legalEnd: string | null;
            safeEnd: string;
            /** @description The computation, sentence by sentence */
            steps: {
                fr: string;
                en: string;
            }[];
            articles: string[];
        };
        Seen: {
            seen: number;
        };
        Law: {
            hash: string;
            operator: {
                code: string;
                name: string;
            };
            circuits: {
                code: string;
                title: {
                    fr: string;
                    en: string;
                };
                /** Format: date */
                validFrom: string;
                validTo: string | null;
                start: string;
                opens: {
                    [key: string]: {
                        step: string;
                        prepare: ("disclose" | "refuse" | "clarify" | "inform")[];
                    };
                };
                closes: ("executed" | "partly" | "refused" | "redirected" | "clarification" | "withdrawn" | "no_data" | "not_a_request")[];
                /** @default null */
                suspended: string | null;
                letters: ("acknowledgement" | "refusal" | "clarification" | "answer" | "confirmation" | "sisse_notice" | "closing_receipt" | "anssi_notice" | "cnil_notice" | "prosecutor_notice" | "assistance_notice" | "arcom_notice" | "customer_notice" | "change_notice" | "data_subject_notice")[];
                acts: ("preserve" | "remove")[];
                /** @default null */
                incident: {
                    measures: ("freeze_access" | "preserve_evidence")[];
                    hours: number;
                } | null;
                /** @default null */
                keeping: {
                    hours: number;
                    warnHours: number;
                } | null;
                callBack: boolean;
                /** @default false */
                secret: boolean;
                /** @default true */
                keepsContent: boolean;
                /** @default false */
                keepsMinimum: boolean;
                consent: {
                    quorum: number;
                    hours: number;
                } | null;
                steps: {
                    id: string;
                    /** @enum {string} */
                    kind: "triage" | "preparation" | "approval" | "dispatch" | "end";
                    desk: string;
                    roles: ("analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations")[];
                    hours: number | null;
                    title: {
                        fr: string;
                        en: string;
                    };
                    cite: string[];
                    on: {
                        [key: string]: string;
                    };
                }[];
            }[];
            sections: {
                code: string;
                title: {
                    fr: string;
                    en: string;
                };
                rules: {
                    id: string;
                    title: {
                        fr: string;
                        en: string;
                    };
                    /** @enum {string} */
                    verdict: "ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST";
                    circuit: string;
                    grounds: ("G-AUTH" | "G-NOPOWER" | "G-GDPR48" | "G-GDPR28" | "G-GDPR49" | "G-DA32" | "G-LB1" | "G-LB1BIS" | "G-CHANNEL" | "G-TECH" | "G-INCOMP" | "G-OFFENCE" | "G-SCOPE" | "G-INFO" | "G-FACTO" | "G-PRIV" | "G-PUBAUTH" | "G-PROC" | "G-CLASSIF" | "G-CONFLICT" | "G-NONEEV")[];
                    approvers: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive")[];
                    /** @enum {string} */
                    gag: "G_JUD" | "G_EEV" | "G_SEC" | "G_TCO" | "G_FOR" | "G_NONE";
                    /** @description Of several, one is enough */
                    conditions: {
                        [key: string]: unknown;
                    }[];
                    requires: ("is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object")[];
                    legal: string[];
                    counsel: string[];
                    catchAll: boolean;
                    /** Format: date */
                    validFrom: string;
                    validTo: string | null;
                    /** Format: date */
                    sourceCheckedAt: string;
                }[];
            }[];
            checks: {
                /** @enum {string} */
                check: "is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object";
                title: {
                    fr: string;
                    en: string;
                };
                cite: string;
            }[];
            instruments: {
                code: string;
                names: {
                    fr: string;
                    en: string;
                };
                /** @enum {string} */
                family: "french_judicial" | "french_administrative" | "french_intelligence" | "european_criminal" | "european_regulatory" | "treaty" | "united_states" | "third_country" | "national";
                /** Format: uri */
                url: string;
                /** Format: date */
                validFrom: string;
                validTo: string | null;
            }[];
            authorities: {
                id: string;
                names: {
                    fr: string;
                    en: string;
                };
                /** @enum {string} */
                zone: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN";
                country: string | null;
                /** @enum {string} */
                kind: "court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown";
                domains: string[];
                /** @enum {string} */
                confidence: "checked" | "to_confirm" | "recognise_only";
                source: {
                    fr: string;
                    en: string;
                };
                /** Format: date */
                verifiedAt: string;
                /** Format: date */
                expiresAt: string;
                unitOf?: string;
                channel?: {
                    /** @enum {string} */
                    kind: "mail" | "dis" | "pnij" | "paper";
                    address: string | null;
                };
                certificates?: string[];
            }[];
            questions: {
                code: string;
                fr: string;
                en: string;
            }[];
            /** @description One for each day on which the rules in force change */
            proofs: {
                /** Format: date */
                from: string;
                /** @description A decimal number; it passes 2^53 */
                combinations: string;
                promises: {
                    number: number;
                    sentence: {
                        fr: string;
                        en: string;
                    };
                    article: string;
                    combinations: string;
                }[];
                neverReached: string[];
            }[];
        };
        SupposedRequest: {
            facts: {
                /** @enum {string} */
                issuerZone: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN";
                issuerCountry: string | null;
                /** @enum {string} */
                issuerKind: "court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown";
                /** @enum {string} */
                relayedBy: "NONE" | "PARENT" | "FOREIGN_TECH_PROVIDER" | "SUBCONTRACTOR" | "CUSTOMER";
                /** @enum {string} */
                addressee: "OPERATOR" | "DESIGNATED_ESTABLISHMENT" | "PARENT" | "FOREIGN_TECH_PROVIDER" | "SUBCONTRACTOR" | "EMPLOYEE" | "CUSTOMER";
                /** @enum {string} */
                channel: "DIS" | "PNIJ" | "OTHER";
                bases: string[];
                categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                tenantFlags: ("public_authority" | "lawyer" | "press" | "hds" | "oiv" | "sren31" | "public_content" | "doctor" | "notary" | "magistrate" | "parliament")[];
                emergency: boolean;
                illegalContent?: ("STATEMENT_CATEGORY_ANIMAL_WELFARE" | "KEYWORD_ANIMAL_HARM" | "KEYWORD_UNLAWFUL_SALE_ANIMALS" | "STATEMENT_CATEGORY_CONSUMER_INFORMATION" | "KEYWORD_HIDDEN_ADVERTISEMENT" | "KEYWORD_INSUFFICIENT_INFORMATION_ON_TRADERS" | "KEYWORD_MISLEADING_INFO_GOODS_SERVICES" | "KEYWORD_MISLEADING_INFO_CONSUMER_RIGHTS" | "KEYWORD_NONCOMPLIANCE_PRICING" | "STATEMENT_CATEGORY_CYBER_VIOLENCE" | "KEYWORD_CYBER_BULLYING_INTIMIDATION" | "KEYWORD_CYBER_HARASSMENT" | "KEYWORD_CYBER_INCITEMENT" | "KEYWORD_CYBER_STALKING" | "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING" | "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE" | "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN" | "KEYWORD_BULLYING_AGAINST_GIRLS" | "KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN" | "KEYWORD_CYBER_STALKING_AGAINST_WOMEN" | "KEYWORD_FEMALE_GENDERED_DISINFORMATION" | "KEYWORD_INCITEMENT_AGAINST_WOMEN" | "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN" | "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN" | "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS" | "KEYWORD_BIOMETRIC_DATA_BREACH" | "KEYWORD_DATA_FALSIFICATION" | "KEYWORD_MISSING_PROCESSING_GROUND" | "KEYWORD_RIGHT_TO_BE_FORGOTTEN" | "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH" | "KEYWORD_DEFAMATION" | "KEYWORD_DISCRIMINATION" | "KEYWORD_HATE_SPEECH" | "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS" | "KEYWORD_COPYRIGHT_INFRINGEMENT" | "KEYWORD_DESIGN_INFRINGEMENT" | "KEYWORD_GEOGRAPHIC_INDICATIONS_INFRINGEMENT" | "KEYWORD_PATENT_INFRINGEMENT" | "KEYWORD_TRADE_SECRET_INFRINGEMENT" | "KEYWORD_TRADEMARK_INFRINGEMENT" | "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS" | "KEYWORD_MISINFORMATION_DISINFORMATION" | "KEYWORD_VIOLATION_EU_LAW" | "KEYWORD_VIOLATION_NATIONAL_LAW" | "STATEMENT_CATEGORY_PROTECTION_OF_MINORS" | "KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS" | "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL" | "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE" | "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS" | "KEYWORD_UNSAFE_CHALLENGES" | "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY" | "KEYWORD_ILLEGAL_ORGANIZATIONS" | "KEYWORD_RISK_ENVIRONMENTAL_DAMAGE" | "KEYWORD_RISK_PUBLIC_HEALTH" | "KEYWORD_TERRORIST_CONTENT" | "STATEMENT_CATEGORY_SCAMS_AND_FRAUD" | "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING" | "KEYWORD_INAUTHENTIC_ACCOUNTS" | "KEYWORD_INAUTHENTIC_LISTINGS" | "KEYWORD_INAUTHENTIC_USER_REVIEWS" | "KEYWORD_PHISHING" | "KEYWORD_PYRAMID_SCHEMES" | "STATEMENT_CATEGORY_SELF_HARM" | "KEYWORD_CONTENT_PROMOTING_EATING_DISORDERS" | "KEYWORD_SELF_MUTILATION" | "KEYWORD_SUICIDE" | "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS" | "KEYWORD_PROHIBITED_PRODUCTS" | "KEYWORD_UNSAFE_PRODUCTS" | "STATEMENT_CATEGORY_VIOLENCE" | "KEYWORD_COORDINATED_HARM" | "KEYWORD_INCITEMENT_VIOLENCE_HATRED" | "KEYWORD_HUMAN_EXPLOITATION" | "KEYWORD_HUMAN_TRAFFICKING" | "KEYWORD_TRAFFICKING_WOMEN_GIRLS" | "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER") | null;
                assistedState?: string | null;
                customerKinds?: ("public" | "private" | "individual")[];
                checks: {
                    [key: string]: "holds" | "fails" | "unknown";
                };
            };
            /**
             * Format: date-time
             * @description The law of that day judges
             */
            receivedAt: string;
        };
        LawBook: {
            pages: {
                slug: string;
                title: string;
                /** @description Its headings, in order */
                places: {
                    anchor: string;
                    text: string;
                }[];
            }[];
        };
        LawBookPage: {
            slug: string;
            /** @enum {string} */
            language: "fr" | "en";
            title: string;
            blocks: ({
                /** @enum {string} */
                kind: "heading";
                depth: 2 | 3;
                anchor: string;
                text: string;
            } | {
                /** @enum {string} */
                kind: "text";
                line: (string | {
                    text: string;
                    page: string;
                    anchor: string;
                } | {
                    text: string;
                    /** Format: uri */
                    url: string;
                })[];
            } | {
                /** @enum {string} */
                kind: "list";
                items: (string | {
                    text: string;
                    page: string;
                    anchor: string;
                } | {
                    text: string;
                    /** Format: uri */
                    url: string;
                })[][];
            } | {
                /** @enum {string} */
                kind: "facts";
                rows: {
                    label: string;
                    lines: (string | {
                        text: string;
                        page: string;
                        anchor: string;
                    } | {
                        text: string;
                        /** Format: uri */
                        url: string;
                    })[][];
                }[];
            } | {
                /** @enum {string} */
                kind: "table";
                head: string[];
                rows: (string | {
                    text: string;
                    page: string;
                    anchor: string;
                } | {
                    text: string;
                    /** Format: uri */
                    url: string;
                })[][][];
            } | {
                /** @enum {string} */
                kind: "circuit";
                code: string;
                /** @description Mermaid */
                drawing: string;
            })[];
        };
        LawUpkeep: {
            files: string[];
            drafts: components["schemas"]["LawDraft"][];
            sources: {
                text: string;
                names: {
                    fr: string;
                    en: string;
                };
                url: string | null;
                /** Format: date */
                checkedOn: string;
                /** @description Null where the file of the law says it */
                checkedBy: string | null;
                /**
                 * Format: date
                 * @description To be read again by then
                 */
                dueOn: string;
            }[];
            /**
             * @description Answers for the texts
             * @enum {string}
             */
            owner: "analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations";
        };
        LawDraft: {
            /** Format: uuid */
            draftId: string;
            files: {
                /** @description From the root of the product */
                file: string;
                /** @description Of the text, UTF-8 */
                sha256: string;
            }[];
            drafted: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            };
            proposal: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
                /**
                 * Format: date
                 * @description From that day on the draft is the law
                 */
                day: string;
                /** @description Past cases on which it was tried */
                judged: number;
                /** @description Outcomes that would change */
                changed: number;
            } | null;
            adopted: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            withdrawn: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
        };
        LawFile: {
            file: string;
            text: string;
        };
        LawDraftFiles: {
            files: {
                file: string;
                text: string;
            }[];
            cases?: {
                file: string;
                text: string;
            }[];
        };
        DraftReport: {
            /** @enum {boolean} */
            ok: false;
            faults: {
                file: string;
                line: number;
                sentence: string;
            }[];
        } | {
            /** @enum {boolean} */
            ok: true;
            /** @description Content hash of the law with the draft */
            law: string;
            /** @description Promises proved over every combination of facts */
            promises: number;
            /** @description Of the law book, and of the letters in their language */
            passages: {
                fr: {
                    /** @description Title of the page */
                    page: string;
                    heading: string;
                    /** @description Sentences that would no longer be there */
                    lost: string[];
                    /** @description Sentences that would be new */
                    gained: string[];
                }[];
                en: {
                    /** @description Title of the page */
                    page: string;
                    heading: string;
                    /** @description Sentences that would no longer be there */
                    lost: string[];
                    /** @description Sentences that would be new */
                    gained: string[];
                }[];
            };
            /** @description Of each file itself */
            lines: {
                file: string;
                lost: string[];
                gained: string[];
            }[];
        };
        KeptLawDraft: {
            /** Format: uuid */
            id: string;
        };
        ShownLawDraft: {
            draft: components["schemas"]["LawDraft"];
            files: components["schemas"]["LawFile"][];
            replay: components["schemas"]["LawReplay"] | null;
        };
        LawReplay: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date
             * @description Each case is judged as if it came in on that day
             */
            day: string;
            /** Format: date */
            since: string;
            /** Format: date */
            until: string;
            /** @description Content hash of the law that the draft is compared with */
            law: string;
            /** Format: date-time */
            askedAt: string;
            /** @description Cases received in these days; null until they are counted */
            total: number | null;
            judged: number;
            changed: number;
            /** @description Left out: not judged yet, or, where the draft changes the reading, without a text that can be read again */
            unjudged: number;
            /** @enum {string} */
            state: "running" | "done" | "failed";
            /** @description The first 500 */
            outcomes: {
                reference: string;
                /** Format: date */
                receivedOn: string;
                before: {
                    rule: string;
                    row: string | null;
                    verdict: string;
                };
                after: {
                    rule: string;
                    row: string | null;
                    verdict: string;
                };
                /** @description A clock is its code, its end by law (`-` where the law has no number) and its safe end */
                differences: {
                    aspect: string;
                    lost: string[];
                    gained: string[];
                }[];
            }[];
        };
        LawReplayDays: {
            /** Format: date */
            day: string;
            /** Format: date */
            since: string;
            /** Format: date */
            until: string;
        };
        LawProposal: {
            /** Format: date */
            day: string;
            signature: components["schemas"]["Signature"];
        };
        LawConsent: {
            signature: components["schemas"]["Signature"];
        };
        SourceRead: {
            text: string;
        };
        TaskList: {
            tasks: {
                /** Format: uuid */
                id: string;
                reference: string;
                /** @enum {string} */
                status: "open" | "closed";
                circuit: string;
                step: string;
                /** @enum {string} */
                stepKind: "triage" | "preparation" | "approval" | "dispatch" | "end";
                desk: string;
                /** @enum {string} */
                door: "smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal";
                language: string | null;
                emergency: boolean;
                /** Format: date-time */
                receivedAt: string;
                /** Format: date-time */
                updatedAt: string;
                /** @description To be stated with the next write */
                seq: number;
                /** @description Code of the clock whose alarm comes first */
                clock: string | null;
                safeEnd: string | null;
                /** @description From receipt to that alarm */
                allowedSeconds: number | null;
                issuerZone: string | null;
                issuerCountry: string | null;
                issuerKind: string | null;
                bases: string[];
                categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                targets: number;
                row: string | null;
                verdict: string | null;
                assignee: string | null;
                outcome: string | null;
                /** @description Null before the case is read */
                headline: "erased" | components["schemas"]["CaseHeadline"] | null;
                /** @description What it waits for; null of a closed case */
                waits: ("rules" | "facts" | "preparation" | "consent" | "sending" | "posting" | "delivery" | "collection" | "authority") | null;
                open: ("join" | "state_service" | "confirm_service" | "confirm_fact" | "confirm_address" | "choose_recipient" | "confirm_recipient" | "classify" | "decide_escalation" | "conclude_silence" | "propose_split" | "confirm_split" | "undo_split" | "assign" | "order_production" | "withdraw_production" | "begin_production" | "hand_in_file" | "deliver_production" | "decline_production" | "decide_file" | "prepare" | "approve" | "send_back" | "refuse" | "release" | "inform" | "post_letter" | "acknowledge_posting" | "open_delivery" | "give_delivery_code" | "recall_delivery" | "recall" | "close" | "withdraw" | "order_erasure" | "confirm_erasure" | "stop_erasure" | "note" | "act" | "ratify" | "state_impossibility" | "end_impossibility" | "conclude_impossibility" | "record_call_back" | "ask_break_glass" | "grant_break_glass" | "clear_hold" | "stop_hold" | "set_deadline" | "ask_later_end" | "confirm_later_end" | "pause_clock" | "confirm_pause" | "resume_clock" | "confirm_resumption" | "record_start" | "extend_clock" | "meet_clock" | "order_measure" | "order_freeze" | "order_extension" | "order_release" | "answer_instruction" | "decide_incident" | "extend_preservation" | "keep_preserved" | "end_preservation" | "set_gag" | "record_notice" | "approve_notice" | "ask_opinion" | "record_opinion" | "answer_redirect" | "challenge" | "settle_challenge" | "confirm_correction" | "refuse_correction" | "withdraw_correction" | "record_origin" | "confirm_origin" | "ask_lower_floor" | "lower_floor")[];
            }[];
        };
        CaseHeadline: {
            subject: string;
            /** @description As the mail names its author; proves nothing */
            sender: string | null;
            /** @description Of the directory, by the domain of the sender */
            authority: {
                fr: string;
                en: string;
            } | null;
        };
        DeadlineList: {
            deadlines: {
                /** Format: uuid */
                caseId: string;
                reference: string;
                code: string;
                /** Format: date-time */
                startsAt: string;
                /** @description null where the law gives no number */
                legalEnd: string | null;
                /**
                 * Format: date-time
                 * @description What alarms follow: never later than the law
                 */
                safeEnd: string;
                allowedSeconds: number;
                /** @description Below zero once it has passed; at the instant "asOf" */
                leftSeconds: number;
                /** @description The last escalation level reached; null for none */
                rung: string | null;
                /** @description When the next one rings */
                nextAt: string | null;
                circuit: string;
                step: string;
                desk: string;
                assignee: string | null;
                emergency: boolean;
                verdict: string | null;
                /** @description Null before the case is read */
                headline: "erased" | components["schemas"]["CaseHeadline"] | null;
                title: {
                    fr: string;
                    en: string;
                };
                articles: string[];
                /** @description Sentence by sentence */
                computation: {
                    fr: string;
                    en: string;
                }[];
                /** @description The authority gave this end itself: the computation is not its reason */
                setByAuthority: boolean;
            }[];
            /** @description Of all pages */
            total: number;
            /** Format: date-time */
            asOf: string;
            /** @description The escalation levels of every clock, in order */
            ladder: {
                code: string;
                left: number;
                minutesAfter: number;
                alarm: boolean;
            }[];
        };
        NoticeList: {
            notices: {
                /** Format: uuid */
                caseId: string;
                reference: string;
                verdict: string | null;
                /** @description Its letter was held back by silence, and waits to be written or approved: no one is informed before */
                letterWaits: boolean;
                /** @enum {string} */
                notice: "N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC";
                /** @description Its letter can be drawn: GET /api/cases/{id}/notices/{notice}/letter */
                letter: ("acknowledgement" | "refusal" | "clarification" | "answer" | "confirmation" | "sisse_notice" | "closing_receipt" | "anssi_notice" | "cnil_notice" | "prosecutor_notice" | "assistance_notice" | "arcom_notice" | "customer_notice" | "change_notice" | "data_subject_notice") | null;
                portal: string | null;
                /** @description Its letter leaves with the answer to the requester */
                withAnswer: boolean;
                /** @description The clock that it meets; null where the law gives no time */
                due: {
                    code: string;
                    /** Format: date-time */
                    safeEnd: string;
                } | null;
            }[];
            /** @description Of all cases; the list shows the first 500 */
            total: number;
        };
        OnCallRoster: {
            /**
             * Format: date-time
             * @description Now, by the clock of the database
             */
            from: string;
            days: number;
            /** @description All that was ever planned, oldest first */
            shifts: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                person: string;
                substitute: string | null;
                /** @enum {string} */
                role: "analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations";
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                until: string;
                planned: {
                    /** Format: uuid */
                    by: string;
                    /** Format: date-time */
                    at: string;
                };
                removed: {
                    /** Format: uuid */
                    by: string;
                    /** Format: date-time */
                    at: string;
                } | null;
            }[];
            /** @description From when to when an urgent circuit lacks people, in these days */
            gaps: {
                circuit: string;
                /** @description Of the circuit */
                title: {
                    fr: string;
                    en: string;
                };
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                until: string;
                /** @description For each person who is missing, the roles that would do */
                missing: ("analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations")[][];
            }[];
        };
        ShiftToPlan: {
            /** Format: uuid */
            person: string;
            /** @description Takes over while the person is away or can no longer act */
            substitute: string | null;
            /** @enum {string} */
            role: "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive";
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
        };
        ShiftKept: {
            /** Format: uuid */
            id: string;
        };
        CaseList: {
            cases: {
                /** Format: uuid */
                id: string;
                reference: string;
                /** @enum {string} */
                status: "open" | "closed";
                circuit: string;
                step: string;
                /** @enum {string} */
                stepKind: "triage" | "preparation" | "approval" | "dispatch" | "end";
                desk: string;
                /** @enum {string} */
                door: "smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal";
                language: string | null;
                emergency: boolean;
                /** Format: date-time */
                receivedAt: string;
                /** Format: date-time */
                updatedAt: string;
                /** @description To be stated with the next write */
                seq: number;
                /** @description Code of the clock whose alarm comes first */
                clock: string | null;
                safeEnd: string | null;
                /** @description From receipt to that alarm */
                allowedSeconds: number | null;
                issuerZone: string | null;
                issuerCountry: string | null;
                issuerKind: string | null;
                bases: string[];
                categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                targets: number;
                row: string | null;
                verdict: string | null;
                assignee: string | null;
                outcome: string | null;
                /** @description Null before the case is read */
                headline: "erased" | components["schemas"]["CaseHeadline"] | null;
                /** @description What it waits for; null of a closed case */
                waits: ("rules" | "facts" | "preparation" | "consent" | "sending" | "posting" | "delivery" | "collection" | "authority") | null;
            }[];
            /** @description Of all pages; a search is counted to 1 000 */
            total: number;
            /** @description There are more than were counted */
            more: boolean;
            /**
             * Format: date-time
             * @description The instant at which time left was measured
             */
            asOf: string;
            next: string | null;
            searchText: string | null;
            /** @description What was searched for instead of it; null where it was searched for as written */
            searchedInstead: string | null;
        };
        CaseFacets: {
            facets: {
                desk: {
                    value: string | null;
                    count: number;
                }[];
                circuit: {
                    value: string | null;
                    count: number;
                }[];
                step: {
                    value: string | null;
                    count: number;
                }[];
                stepKind: {
                    value: string | null;
                    count: number;
                }[];
                assignee: {
                    value: string | null;
                    count: number;
                }[];
                verdict: {
                    value: string | null;
                    count: number;
                }[];
                country: {
                    value: string | null;
                    count: number;
                }[];
                zone: {
                    value: string | null;
                    count: number;
                }[];
                issuerKind: {
                    value: string | null;
                    count: number;
                }[];
                row: {
                    value: string | null;
                    count: number;
                }[];
                language: {
                    value: string | null;
                    count: number;
                }[];
                door: {
                    value: string | null;
                    count: number;
                }[];
                outcome: {
                    value: string | null;
                    count: number;
                }[];
                emergency: {
                    value: string | null;
                    count: number;
                }[];
                basis: {
                    value: string | null;
                    count: number;
                }[];
                category: {
                    value: string | null;
                    count: number;
                }[];
            };
            total: number;
            /** Format: date-time */
            asOf: string;
        };
        CaseSearchText: {
            text: string;
        };
        CaseSearch: {
            search: string;
        };
        Views: {
            builtIn: {
                code: string;
                names: {
                    fr: string;
                    en: string;
                };
                query: string;
                /** @description Null when this version no longer understands the query */
                count: number | null;
            }[];
            saved: {
                /** Format: uuid */
                id: string;
                name: string;
                query: string;
                shared: boolean;
                mine: boolean;
                /** @description Null when this version no longer understands the query */
                count: number | null;
            }[];
        };
        GivenView: {
            name: string;
            /** @description What follows "?" in GET /api/cases */
            query: string;
            shared: boolean;
        };
        KeptView: {
            /** Format: uuid */
            id: string;
        };
        Workload: {
            /** Format: date-time */
            asOf: string;
            people: {
                /** @description null: the cases that no one has */
                id: string | null;
                name: string | null;
                /** @description The account is open, prepares letters, and is not away now: cases may be given to it */
                mayTake: boolean;
                open: number;
                /** @description Of these, with an alarm that has passed */
                late: number;
                /** @description Of these, with an alarm within seven days */
                soon: number;
                /** @description When the oldest of them came in */
                oldest: string | null;
            }[];
            /** @description Open cases by how long ago they came in; each bracket ends where the next begins */
            ages: {
                fromDays: number;
                open: number;
            }[];
            /** @description Clocks that end on each of the seven days from today, in Paris */
            week: {
                /** Format: date */
                day: string;
                ends: number;
            }[];
            /** @description Cases closed within 90 days: the median of the time from receipt to closing, by circuit */
            closed: {
                circuit: string;
                closed: number;
                medianSeconds: number;
                title: {
                    fr: string;
                    en: string;
                };
            }[];
            /** @description Now or within 14 days */
            absences: {
                person: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                until: string;
                /** @description Who stands in; null where the roles of the named one do not allow it */
                substitute: string | null;
            }[];
        };
        CasePresence: {
            people: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
        };
        GivenUpload: {
            /** Format: uuid */
            id: string;
            /** @description The row of `targets` for which it was handed in, from 0 */
            target: number;
        };
        GivenTarget: {
            /** @description In the list of targets that was read; null for one that the preparer adds */
            place: number | null;
            /** @description Of one that the preparer adds */
            name?: string;
            /** @description Wanted where a target is added or struck */
            reason?: string;
            /** @enum {string} */
            answer: "produce";
        } | {
            /** @description In the list of targets that was read; null for one that the preparer adds */
            place: number | null;
            /** @description Of one that the preparer adds */
            name?: string;
            /** @description Wanted where a target is added or struck */
            reason?: string;
            /** @enum {string} */
            answer: "part";
            categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
        } | {
            /** @description In the list of targets that was read; null for one that the preparer adds */
            place: number | null;
            /** @description Of one that the preparer adds */
            name?: string;
            /** @description Wanted where a target is added or struck */
            reason?: string;
            /** @enum {string} */
            answer: "withhold";
            /** @enum {string} */
            ground: "G-AUTH" | "G-NOPOWER" | "G-GDPR48" | "G-GDPR28" | "G-GDPR49" | "G-DA32" | "G-LB1" | "G-LB1BIS" | "G-CHANNEL" | "G-TECH" | "G-INCOMP" | "G-OFFENCE" | "G-SCOPE" | "G-INFO" | "G-FACTO" | "G-PRIV" | "G-PUBAUTH" | "G-PROC" | "G-CLASSIF" | "G-CONFLICT" | "G-NONEEV";
        } | {
            /** @description In the list of targets that was read; null for one that the preparer adds */
            place: number | null;
            /** @description Of one that the preparer adds */
            name?: string;
            /** @description Wanted where a target is added or struck */
            reason?: string;
            /** @enum {string} */
            answer: "no_data";
        } | {
            /** @description In the list of targets that was read; null for one that the preparer adds */
            place: number | null;
            /** @description Of one that the preparer adds */
            name?: string;
            /** @description Wanted where a target is added or struck */
            reason?: string;
            /** @enum {string} */
            answer: "unknown";
        } | {
            /** @description In the list of targets that was read; null for one that the preparer adds */
            place: number | null;
            /** @description Of one that the preparer adds */
            name?: string;
            /** @description Wanted where a target is added or struck */
            reason?: string;
            /** @enum {string} */
            answer: "struck";
        };
        LetterWriting: {
            /** @default [] */
            paragraphs: {
                fr: string;
                /** @default null */
                en: string | null;
                /** @enum {string} */
                element: "identity" | "receipt" | "request" | "position" | "grounds" | "channel" | "data" | "urgency" | "notices" | "reservation" | "contact" | "missing" | "attachments" | "collection";
            }[];
            /** @default [] */
            questions: {
                fr: string;
                /** @default null */
                en: string | null;
            }[];
            /** @default [] */
            leftOut: ("is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object")[];
            /** @default null */
            grounds: ("G-AUTH" | "G-NOPOWER" | "G-GDPR48" | "G-GDPR28" | "G-GDPR49" | "G-DA32" | "G-LB1" | "G-LB1BIS" | "G-CHANNEL" | "G-TECH" | "G-INCOMP" | "G-OFFENCE" | "G-SCOPE" | "G-INFO" | "G-FACTO" | "G-PRIV" | "G-PUBAUTH" | "G-PROC" | "G-CLASSIF" | "G-CONFLICT" | "G-NONEEV")[] | null;
        };
        LetterList: {
            letters: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "acknowledgement" | "refusal" | "clarification" | "answer" | "confirmation" | "sisse_notice" | "closing_receipt" | "anssi_notice" | "cnil_notice" | "prosecutor_notice" | "assistance_notice" | "arcom_notice" | "customer_notice" | "change_notice" | "data_subject_notice";
                /** @enum {string} */
                language: "fr" | "en";
                template: string;
                templateSha256: string;
                sha256: string;
                /** @enum {string} */
                zone?: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN" | "DIS";
                mailbox?: string;
                /** @description A person posts it: no mail carries it */
                post: boolean;
                recipient: string;
                files: {
                    name: string;
                    contentType: string;
                    sha256: string;
                    /** @description In bytes */
                    size: number;
                }[];
                /** @enum {string} */
                delivery: "waiting" | "to_post" | "attempting" | "failed" | "unknown" | "sent" | "recalled";
                /** @description S/MIME of its mail; null for a letter that is older than it */
                protection: components["schemas"]["MailProtection"] | null;
            }[];
        };
        MailProtection: {
            signed: boolean;
            /** @description Of the certificate for which the mail is encrypted */
            certificate: string | null;
            /** @description Why it is not: the directory has none for the address, or none that may be used */
            unencrypted: ("no_certificate" | "not_valid") | null;
        };
        LawDraftLetters: {
            trials: {
                /** @enum {string} */
                kind: "acknowledgement" | "refusal" | "clarification" | "answer" | "confirmation" | "sisse_notice" | "closing_receipt" | "anssi_notice" | "cnil_notice" | "prosecutor_notice" | "assistance_notice" | "arcom_notice" | "customer_notice" | "change_notice" | "data_subject_notice";
                letters: components["schemas"]["LawDraftTriedLetter"][];
            }[];
        };
        LawDraftTriedLetter: {
            /** @description Of the case; null for an invented request */
            reference: string | null;
            versions: {
                /** @enum {string} */
                language: "fr" | "en";
                /** @description Paragraphs under the templates in use */
                before: string[];
                after: string[];
            }[];
        };
        LetterPreview: {
            files: {
                name: string;
                contentType: string;
                /** Format: base64 */
                base64: string;
            }[];
            checks: ("is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object")[];
            versions: {
                /** @enum {string} */
                language: "fr" | "en";
                sections: {
                    /** @enum {string} */
                    element: "identity" | "receipt" | "request" | "position" | "grounds" | "channel" | "data" | "urgency" | "notices" | "reservation" | "contact" | "missing" | "attachments" | "collection";
                    fixed: string[];
                }[];
            }[];
        };
        PreparedWording: {
            wording: components["schemas"]["Wording"] | null;
        };
        Wording: {
            writing: components["schemas"]["LetterWriting"];
            versions: {
                /** @enum {string} */
                language: "fr" | "en";
                standard: string[];
                written: string[];
            }[];
        };
        TargetNames: {
            targets: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @description As it was read; null where the preparer added it */
                kind: string | null;
                from: string | null;
                to: string | null;
                reason: string | null;
            }[];
        };
        PortalDeliveries: {
            delivery: components["schemas"]["PortalDelivery"];
            /** @description The newest first */
            uses: {
                /** Format: date-time */
                at: string;
                /** @description `entered`, `fetched`, `received`, or `refused` */
                kind: string;
                /** @description Of what was refused: `code`, `no_code`, `locked`, `used`, `over` */
                why?: string;
                /** @description The first byte that was fetched */
                first?: number;
                /** @description The byte after the last one */
                last?: number;
            }[];
        }[];
        DeliveryCode: {
            /** @description Shown this once */
            code: string;
            seq: number;
        };
        ListedInstructions: {
            instructions: components["schemas"]["ListedInstruction"][];
        };
        ListedInstruction: {
            /** Format: uuid */
            id: string;
            reference: string;
            /** @enum {string} */
            task: "freeze" | "extend" | "release";
            /** @enum {string} */
            measure: "freeze_access" | "preserve_evidence" | "preserve_data";
            /** Format: date-time */
            orderedAt: string;
            /**
             * Format: date-time
             * @description An alarm is raised where nothing was answered by then
             */
            acknowledgeBefore: string;
            answer: ("done" | "impossible") | null;
        };
        /**
         * @example {
         *       "id": "0198c0de-0000-7000-8000-000000000011",
         *       "reference": "GR-2027-000041",
         *       "task": "freeze",
         *       "measure": "preserve_data",
         *       "orderedAt": "2027-03-01T09:30:00.000Z",
         *       "acknowledgeBefore": "2027-03-02T09:30:00.000Z",
         *       "answer": null,
         *       "freeze": "0198c0de-0000-7000-8000-000000000011",
         *       "until": "2027-04-30T22:00:00.000Z",
         *       "categories": [
         *         "SUB"
         *       ],
         *       "targets": [
         *         {
         *           "id": "0198c0de-0000-7000-8000-000000000012",
         *           "name": "account@customer.example",
         *           "kind": "email"
         *         }
         *       ],
         *       "from": null,
         *       "to": null,
         *       "words": null,
         *       "case": "0198c0de-0000-7000-8000-000000000001"
         *     }
         */
        OpenedInstruction: {
            /** Format: uuid */
            id: string;
            reference: string;
            /** @enum {string} */
            task: "freeze" | "extend" | "release";
            /** @enum {string} */
            measure: "freeze_access" | "preserve_evidence" | "preserve_data";
            /** Format: date-time */
            orderedAt: string;
            /**
             * Format: date-time
             * @description An alarm is raised where nothing was answered by then
             */
            acknowledgeBefore: string;
            answer: ("done" | "impossible") | null;
            /**
             * Format: uuid
             * @description Its own id, or that of the freeze that it extends or releases
             */
            freeze: string;
            /** @description Keep until then at least, and until a release is ordered; null: until that release */
            until: string | null;
            categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
            targets: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @description As it was read; null where a person added the target */
                kind: string | null;
            }[];
            from: string | null;
            to: string | null;
            /** @description Of a measure of an incident */
            words: string | null;
            /**
             * Format: uuid
             * @description Opaque: a signed answer names it
             */
            case: string;
        };
        InstructionsOfCase: {
            /** @description A preservation runs, and operations have no order to keep anything for it */
            freezeOwed: boolean;
            instructions: {
                instruction: components["schemas"]["Instruction"];
                /** @description null once the case was erased, and for a measure of an incident */
                names: {
                    targets: {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description As it was read; null where a person added the target */
                        kind: string | null;
                    }[];
                    from: string | null;
                    to: string | null;
                } | null;
            }[];
        };
        GivenFreeze: {
            /**
             * Format: uuid
             * @description Drawn by the caller: what is signed is what is ordered
             */
            orderId: string;
            targets: ({
                /** @description In the list of targets that was read */
                place: number;
            } | {
                /** @description Of one that was not read */
                name: string;
            })[];
            from: string | null;
            to: string | null;
            categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
        };
        FreezeToSign: {
            payload: string;
        };
        /**
         * @example {
         *       "instructions": []
         *     }
         */
        MachineInstructions: {
            instructions: components["schemas"]["ListedInstruction"][];
        };
        /**
         * @example {
         *       "answer": "done",
         *       "reason": null
         *     }
         */
        InstructionAnswer: {
            /** @enum {string} */
            answer: "done" | "impossible";
            /** @description Why it is impossible; null where it is done */
            reason: string | null;
        };
        ProductionOrdersOfCase: {
            orders: {
                order: components["schemas"]["ProductionOrder"];
                /** @description null once the case was erased */
                names: {
                    targets: {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description As it was read; null where a person added the target */
                        kind: string | null;
                    }[];
                    from: string | null;
                    to: string | null;
                } | null;
            }[];
        };
        ProducedFiles: {
            files: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                orderId: string;
                /** Format: uuid */
                target: string;
                /** @description null where its record was altered, and so are its digests */
                name: string | null;
                /** @description In bytes */
                size: number;
                sha512: string | null;
                /** @description SHA3-512 */
                sha3: string | null;
                /**
                 * @description A clean or accepted file may be part of the answer for its target; no other one
                 * @enum {string}
                 */
                standing: "scanning" | "clean" | "infected" | "not_scanned" | "accepted" | "refused" | "altered";
            }[];
        };
        GivenProductionOrder: {
            /**
             * Format: uuid
             * @description Drawn by the caller: the order that is signed is the order that is issued
             */
            orderId: string;
            targets: ({
                /** @description In the list of targets that was read */
                place: number;
            } | {
                /** @description Of one that was not read */
                name: string;
            })[];
            from: string | null;
            to: string | null;
            categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
            /**
             * Format: date-time
             * @description Until when the data are to be handed in
             */
            dueAt: string;
        };
        ProductionOrderToSign: {
            payload: string;
        };
        ListedProductionOrders: {
            orders: components["schemas"]["ListedProductionOrder"][];
        };
        ListedProductionOrder: {
            /** Format: uuid */
            id: string;
            reference: string;
            /** Format: date-time */
            orderedAt: string;
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            state: "issued" | "collecting" | "delivered" | "impossible" | "withdrawn" | "suspended";
            categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
            /** @description How many */
            targets: number;
        };
        OpenedProductionOrder: {
            /** Format: uuid */
            id: string;
            reference: string;
            /** Format: date-time */
            orderedAt: string;
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            state: "issued" | "collecting" | "delivered" | "impossible" | "withdrawn" | "suspended";
            categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
            targets: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @description As it was read; null where a person added the target */
                kind: string | null;
            }[];
            from: string | null;
            to: string | null;
            empty: string[];
        };
        ListedUploads: {
            uploads: components["schemas"]["ListedUpload"][];
        };
        ListedUpload: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            target: string;
            /** @description null where its record was altered */
            name: string | null;
            /** @description In bytes */
            size: number;
            /** @description Bytes that are kept: an upload that was cut goes on there */
            offset: number;
            /** @description null while it comes */
            fate: ("kept" | "refused" | "dropped") | null;
            /** @description What the antivirus, or a person, says of a file that is kept; an infected or refused one joins no answer */
            standing: ("scanning" | "clean" | "infected" | "not_scanned" | "accepted" | "refused" | "altered") | null;
            /** @description Known once it came whole */
            sha512: string | null;
            /** @description SHA3-512, the same */
            sha3: string | null;
            /** Format: date-time */
            openedAt: string;
            endedAt: string | null;
        };
        ReportList: {
            reports: components["schemas"]["ReportEdition"][];
        };
        ReportEdition: {
            period: string;
            edition: number;
            files: {
                [key: string]: string;
            };
            manifestSha256: string;
            checkpoint: {
                size: number;
                root: string;
            };
            /** @description Why it was built before the end of its quarter, or what it corrects */
            reason?: {
                fr: string;
                en: string;
            };
            /** @description SHA-256 of the lines of `sha256sum` over its files, sorted by name */
            digest: string;
            /** @enum {string} */
            state: "built" | "signed_off" | "published";
            built: {
                /** @description Id of a person, or a name of the product */
                by: string;
                at: string;
            };
            signOffs: {
                /** @description Id of a person, or a name of the product */
                by: string;
                at: string;
            }[];
            published: {
                /** @description Id of a person, or a name of the product */
                by: string;
                at: string;
            } | null;
            /** @description How often archive time-stamps were added since */
            renewals: number;
            /** @description Each file as it is kept now, its archive time-stamps renewed */
            kept: {
                [key: string]: {
                    place: string;
                    sha256: string;
                };
            };
        };
        DsaOrder: {
            /**
             * Format: date
             * @description The day that part 1 prints: the edition is published on it and on no other
             */
            publishedOn: string;
            services: {
                /** @description One report for each service */
                service: string;
                /** @description Publication of the report before; null for the first */
                previousOn: string | null;
                /** @description YAML of what the operator states itself */
                statements?: string;
            }[];
        };
        ReportMaking: {
            /** @description Null where you are building none of this quarter */
            stage: ("settling" | "counting" | "drawing" | "sealing" | "keeping") | null;
        };
        KeptStories: {
            /** @description Null before anything was written */
            draft: {
                stories: {
                    fr: {
                        title: string;
                        text: string;
                    };
                    en: {
                        title: string;
                        text: string;
                    };
                }[];
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
        };
        WrittenStories: {
            stories: {
                fr: {
                    title: string;
                    text: string;
                };
                en: {
                    title: string;
                    text: string;
                };
            }[];
        };
        RequestStatementList: {
            statements: components["schemas"]["RequestStatement"][];
        };
        RequestStatement: {
            /** Format: uuid */
            id: string;
            /** @description Null once its data were erased: the files are gone too */
            customer: {
                id: string;
                name: string;
            } | null;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** Format: date */
            askedOn: string;
            asked: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            };
            prepared: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** @description SHA-256 of the lines of `sha256sum` over its files, sorted by name */
            digest: string | null;
            files: string[];
            signedOff: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            delivered: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
        };
        StatementToAsk: {
            /**
             * Format: uuid
             * @description A new one: the number that the statement bears
             */
            id: string;
            /** @description The id that the operator gives the customer */
            customer: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /**
             * Format: date
             * @description The day on which the customer asked
             */
            askedOn: string;
        };
        StatementSignOff: {
            digest: string;
            signature: components["schemas"]["Signature"];
        };
        StatementDelivery: {
            digest: string;
        };
        ReportVerification: {
            holds: boolean;
            /** @description PAdES baseline level */
            level: string | null;
            /** @description Of the certificate that signed */
            certificateSha256: string | null;
            /** @description What holds, and what no file can prove by itself */
            statements: {
                fr: string;
                en: string;
            }[];
            /** @description The first thing that is wrong */
            fault: {
                fr: string;
                en: string;
            } | null;
        };
        YearlyOrder: {
            /** @enum {string} */
            kind: "e-evidence";
            year: number;
        } | {
            /** @enum {string} */
            kind: "p11a";
            year: number;
        } | {
            /** @enum {string} */
            kind: "terreg";
            year: number;
            /** @description YAML of what the operator states itself */
            statements?: string;
        } | {
            /** @description One report for each service */
            service: string;
            /** @description Publication of the report before; null for the first */
            previousOn: string | null;
            /** @description YAML of what the operator states itself */
            statements?: string;
            /** @enum {string} */
            kind: "dsa";
            year: number;
        };
        YearlyFiles: {
            files: {
                name: string;
                text: string;
            }[];
            /** @description Points or parts that the operator has yet to state */
            left: string[];
            /** @description The year is not over */
            provisional: boolean;
        };
        FailedJobs: {
            jobs: {
                /** Format: uuid */
                id: string;
                topic: string;
                /** @description What the work is called before people */
                words: {
                    fr: string;
                    en: string;
                };
                attempts: number;
                /** @description Kind and place of the last failure, without personal data */
                reason: string;
                /** Format: date-time */
                diedAt: string;
            }[];
        };
        WorkSettlement: {
            /** @enum {string} */
            why: "done_otherwise" | "no_longer_needed" | "never_possible";
        };
        ServiceStatus: {
            version: string;
            sections: {
                title: {
                    fr: string;
                    en: string;
                };
                rows: {
                    label: {
                        fr: string;
                        en: string;
                    };
                    value: {
                        fr: string;
                        en: string;
                    };
                    /** @enum {string} */
                    state?: "good" | "warn" | "bad";
                }[];
            }[];
        };
        LedgerState: {
            origin: string;
            /** @description The verifier key; a verifier should also know it from another source */
            vkey: string;
            sealed: number;
            /** @description Entries written and not sealed yet */
            waiting: number;
            /** @description Age of the oldest of them */
            lagMilliseconds: number;
            checkpoint: string | null;
        };
        LedgerEntries: {
            entries: {
                stream: string;
                seq: number;
                type: string;
                /** @enum {string} */
                class: "opened" | "decided" | "amended" | "closed" | "report" | "other";
                /** Format: date-time */
                at: string;
                index: number;
                leaf: string;
            }[];
            more: boolean;
        };
        LedgerCheckpoints: {
            checkpoints: {
                size: number;
                /** Format: base64 */
                root: string;
                /** @description A signed note (C2SP tlog-checkpoint), verbatim */
                note: string;
                /** Format: date-time */
                at: string;
            }[];
            more: boolean;
        };
        LedgerGrowth: {
            /** @description A signed note (C2SP tlog-checkpoint), verbatim */
            from: string;
            /** @description A signed note (C2SP tlog-checkpoint), verbatim */
            to: string;
            /** @description Consistency proof of RFC 6962, 2.1.2 */
            path: string[];
        };
        OwnSigningKeys: {
            keys: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                person: string;
                /** @enum {string} */
                kind: "passkey" | "password";
                /** @description Host name that a passkey belongs to */
                rpId: string | null;
                /** @description Model of the authenticator */
                aaguid: string | null;
                /** @description It may be copied between devices */
                backupEligible: boolean | null;
                /** @description SHA-256, hexadecimal: compare it with the one that the person reads */
                fingerprint: string;
                /** @enum {string} */
                state: "waiting" | "confirmed" | "revoked";
                /** @description It waits, and another person may confirm it; false for one that counts for nothing */
                confirmable: boolean;
                /** @description Stated in the confirmation that is signed */
                seq: number;
                enrolledAt: string;
                /** @description The second person, or `machine` for the first two keys */
                confirmedBy: string | null;
                confirmedAt: string | null;
                /** @description When the machine may confirm it, where it announced that */
                foundedFrom: string | null;
                /** @description It belongs to another host name: it signs nothing here */
                otherSite: boolean;
                /** @description Of GET /api/factors */
                passkey: string | null;
            }[];
            /** @description Accounts that may confirm one of them */
            confirmers: string[];
            /** @description The first two keys are confirmed on the machine: greffe keys confirm */
            wantsFounders: boolean;
            /** @description A new key is proved by an older one, or by the two codes of a grant */
            wantsProof: boolean;
        };
        SigningKeys: {
            keys: components["schemas"]["SigningKey"][];
        };
        SigningKey: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            person: string;
            /** @enum {string} */
            kind: "passkey" | "password";
            /** @description Host name that a passkey belongs to */
            rpId: string | null;
            /** @description Model of the authenticator */
            aaguid: string | null;
            /** @description It may be copied between devices */
            backupEligible: boolean | null;
            /** @description SHA-256, hexadecimal: compare it with the one that the person reads */
            fingerprint: string;
            /** @enum {string} */
            state: "waiting" | "confirmed" | "revoked";
            /** @description It waits, and another person may confirm it; false for one that counts for nothing */
            confirmable: boolean;
            /** @description Stated in the confirmation that is signed */
            seq: number;
            enrolledAt: string;
            /** @description The second person, or `machine` for the first two keys */
            confirmedBy: string | null;
            confirmedAt: string | null;
            /** @description When the machine may confirm it, where it announced that */
            foundedFrom: string | null;
            /** @description It belongs to another host name: it signs nothing here */
            otherSite: boolean;
        };
        /** @description The passkey signs its own enrolment, with the user verified */
        SigningKeyOffer: {
            act: {
                /** @enum {string} */
                act: "approve" | "release" | "refuse" | "inform" | "ratify" | "undo" | "ask_break_glass" | "grant_break_glass" | "confirm_correction" | "confirm_origin" | "confirm_recipient" | "confirm_service" | "confirm_split" | "confirm_later_end" | "confirm_pause" | "confirm_resumption" | "approve_notice" | "order_production" | "order_measure" | "order_keeping" | "acknowledge_measure" | "lift_measure" | "decide_incident" | "end_impossibility" | "ask_lower_floor" | "lower_floor" | "order_erasure" | "confirm_erasure" | "stop_erasure" | "ask_grant" | "second_grant" | "confirm_grant" | "refuse_grant" | "confirm_key" | "enrol_key" | "revoke_key" | "suspend_account" | "lift_suspension" | "confirm_place" | "sign_list" | "propose_law" | "adopt_law" | "withdraw_law" | "propose_directory" | "adopt_directory" | "propose_flags" | "adopt_flags" | "propose_sovereignty" | "adopt_sovereignty" | "propose_machine" | "adopt_machine" | "sign_statement";
                case: string | null;
                payload: string | null;
                preparation: string | null;
                role: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive") | null;
                seq: number;
            };
            /** Format: uuid */
            key: string;
            passkey: components["schemas"]["PasskeyOptions"];
        };
        /** @description For PublicKeyCredential.parseCreationOptionsFromJSON or parseRequestOptionsFromJSON */
        PasskeyOptions: {
            [key: string]: unknown;
        };
        SignedEnrolment: {
            /** @description Of the passkey itself */
            signature: components["schemas"]["Signature"];
            /** @description Over the same act, by a key of the person that counts */
            olderKey?: components["schemas"]["Signature"];
            /** @description For a person without such a key: of the one who confirmed their grant, and of the one who asked */
            codes?: {
                code: string;
                askedCode: string;
            };
        };
        PasswordKeyWanted: {
            password: string;
        };
        KeyRevocation: {
            /** @description Of the person; needed for a key that counts */
            signature?: components["schemas"]["Signature"];
        };
        KeyConfirmation: {
            signature: components["schemas"]["Signature"];
        };
        FoundingEnding: {
            signature: components["schemas"]["Signature"];
        };
        ActsToSign: {
            /** @description One, or a list of refusals that is signed as a whole */
            acts: {
                /** @enum {string} */
                act: "approve" | "release" | "refuse" | "inform" | "ratify" | "undo" | "ask_break_glass" | "grant_break_glass" | "confirm_correction" | "confirm_origin" | "confirm_recipient" | "confirm_service" | "confirm_split" | "confirm_later_end" | "confirm_pause" | "confirm_resumption" | "approve_notice" | "order_production" | "order_measure" | "order_keeping" | "acknowledge_measure" | "lift_measure" | "decide_incident" | "end_impossibility" | "ask_lower_floor" | "lower_floor" | "order_erasure" | "confirm_erasure" | "stop_erasure" | "ask_grant" | "second_grant" | "confirm_grant" | "refuse_grant" | "confirm_key" | "enrol_key" | "revoke_key" | "suspend_account" | "lift_suspension" | "confirm_place" | "sign_list" | "propose_law" | "adopt_law" | "withdraw_law" | "propose_directory" | "adopt_directory" | "propose_flags" | "adopt_flags" | "propose_sovereignty" | "adopt_sovereignty" | "propose_machine" | "adopt_machine" | "sign_statement";
                case: string | null;
                payload: string | null;
                preparation: string | null;
                role: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive") | null;
                seq: number;
            }[];
        };
        SigningOffer: {
            /** @description Goes into each signature as `list`; null for one act alone */
            inclusions: {
                root: string;
                size: number;
                index: number;
                path: string[];
            }[] | null;
            /** @description For navigator.credentials.get; null where no passkey counts */
            passkey: components["schemas"]["PasskeyOptions"] | null;
            /** @description Which key each of these passkeys is: goes into the signature as `key` */
            passkeys: {
                credentialId: string;
                /** Format: uuid */
                key: string;
            }[];
            /** @description A key that counts is opened by the password */
            password: boolean;
            /** @description A code of the authenticator application goes with the password */
            withCode: boolean;
            /** @description Own keys that are not confirmed yet */
            waiting: number;
            /** @description Own passkeys that belong to another host name: they sign nothing here */
            otherSite: number;
        };
        SignByPassword: {
            /** @description One, or a list of refusals that is signed as a whole */
            acts: {
                /** @enum {string} */
                act: "approve" | "release" | "refuse" | "inform" | "ratify" | "undo" | "ask_break_glass" | "grant_break_glass" | "confirm_correction" | "confirm_origin" | "confirm_recipient" | "confirm_service" | "confirm_split" | "confirm_later_end" | "confirm_pause" | "confirm_resumption" | "approve_notice" | "order_production" | "order_measure" | "order_keeping" | "acknowledge_measure" | "lift_measure" | "decide_incident" | "end_impossibility" | "ask_lower_floor" | "lower_floor" | "order_erasure" | "confirm_erasure" | "stop_erasure" | "ask_grant" | "second_grant" | "confirm_grant" | "refuse_grant" | "confirm_key" | "enrol_key" | "revoke_key" | "suspend_account" | "lift_suspension" | "confirm_place" | "sign_list" | "propose_law" | "adopt_law" | "withdraw_law" | "propose_directory" | "adopt_directory" | "propose_flags" | "adopt_flags" | "propose_sovereignty" | "adopt_sovereignty" | "propose_machine" | "adopt_machine" | "sign_statement";
                case: string | null;
                payload: string | null;
                preparation: string | null;
                role: ("jurist" | "head_of_legal" | "dpo" | "ciso" | "executive") | null;
                seq: number;
            }[];
            password: string;
            code?: string;
            recoveryCode?: string;
        };
        Signatures: {
            signatures: components["schemas"]["Signature"][];
        };
        SignIn: {
            email: string;
            password: string;
        };
        WhoAmI: {
            person: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
                roles: ("analyst" | "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive" | "secret_officer" | "auditor" | "administrator" | "counsel" | "operations")[];
            };
            /** @description What the roles of this person may try */
            actions: ("case.open" | "case.join" | "case.state_service" | "case.confirm_service" | "case.confirm_fact" | "case.confirm_address" | "case.choose_recipient" | "case.confirm_recipient" | "case.classify" | "case.decide_escalation" | "case.conclude_silence" | "case.propose_split" | "case.confirm_split" | "case.undo_split" | "case.assign" | "case.order_production" | "case.withdraw_production" | "case.begin_production" | "case.hand_in_file" | "case.deliver_production" | "case.decline_production" | "case.decide_file" | "case.prepare" | "case.approve" | "case.send_back" | "case.refuse" | "case.release" | "case.inform" | "case.post_letter" | "case.acknowledge_posting" | "case.open_delivery" | "case.give_delivery_code" | "case.recall_delivery" | "case.recall" | "case.close" | "case.withdraw" | "case.order_erasure" | "case.confirm_erasure" | "case.stop_erasure" | "case.note" | "case.act" | "case.ratify" | "case.state_impossibility" | "case.end_impossibility" | "case.conclude_impossibility" | "case.record_call_back" | "case.ask_break_glass" | "case.grant_break_glass" | "case.clear_hold" | "case.stop_hold" | "case.set_deadline" | "case.ask_later_end" | "case.confirm_later_end" | "case.pause_clock" | "case.confirm_pause" | "case.resume_clock" | "case.confirm_resumption" | "case.record_start" | "case.extend_clock" | "case.meet_clock" | "case.order_measure" | "case.order_freeze" | "case.order_extension" | "case.order_release" | "case.answer_instruction" | "case.decide_incident" | "case.extend_preservation" | "case.keep_preserved" | "case.end_preservation" | "case.set_gag" | "case.record_notice" | "case.approve_notice" | "case.ask_opinion" | "case.record_opinion" | "case.answer_redirect" | "case.challenge" | "case.settle_challenge" | "case.confirm_correction" | "case.refuse_correction" | "case.withdraw_correction" | "case.record_origin" | "case.confirm_origin" | "case.ask_lower_floor" | "case.lower_floor" | "case.read" | "case.link" | "case.brief_counsel" | "brief.read" | "brief.advise" | "production.read" | "message.read" | "locked.read" | "message.enter" | "workload.read" | "law.read" | "law.upkeep" | "law.draft" | "law.adopt" | "law.check_source" | "registry.read" | "directory.propose" | "directory.adopt" | "alarm.read" | "alarm.answer" | "report.build" | "report.sign_off" | "report.publish" | "report.draft" | "report.read" | "statement.prepare" | "statement.sign_off" | "statement.deliver" | "statement.read" | "ledger.read" | "work.read" | "work.retry" | "work.settle" | "roster.read" | "roster.manage" | "people.manage" | "people.confirm" | "status.read")[];
            /** @description For the header X-CSRF-Token of every write; it changes with each step-up */
            csrfToken: string;
            /** @description Until when acts that bind pass without a new proof of presence; null: now not */
            presentUntil: string | null;
            secondFactor: {
                enrolled: boolean;
                /** @description In this session */
                proved: boolean;
                /** @description Until when this person must enrol one; null: never */
                enrolBy: string | null;
                /** @description Until one is enrolled, only the routes of the own account answer */
                overdue: boolean;
            };
        };
        SecondFactorAsked: {
            kinds: ("passkey" | "totp" | "recovery_code")[];
            /** @description For a passkey of this person */
            passkey: components["schemas"]["PasskeyOptions"] | null;
        };
        SecondFactor: {
            code: string;
        } | {
            recoveryCode: string;
        } | {
            passkey: components["schemas"]["PasskeyAssertion"];
        };
        /** @description PublicKeyCredential.toJSON() of navigator.credentials.get */
        PasskeyAssertion: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: "public-key";
            response: {
                clientDataJSON: string;
                authenticatorData: string;
                signature: string;
                userHandle?: string | null;
            };
        };
        PasskeyOffer: {
            /** @description Sent back with the answer */
            ceremony: string;
            options: components["schemas"]["PasskeyOptions"];
        };
        PasskeySignIn: {
            ceremony: string;
            response: components["schemas"]["PasskeyAssertion"];
        };
        OidcOffer: {
            /** @description Host of the identity provider; null: none */
            provider: string | null;
        };
        OidcStart: {
            /**
             * @description Where to go afterwards
             * @default /
             */
            returnTo: string;
        };
        OidcJourney: {
            /**
             * Format: uri
             * @description Where to send the browser
             */
            url: string;
        };
        StepUpOffer: {
            /** @description Second factors that this person holds */
            kinds: string[];
            /** @description Sent back with the answer of a passkey */
            ceremony: string;
            options: components["schemas"]["PasskeyOptions"] | null;
        };
        /** @description The password and, where the person has one, a second factor; or a passkey whose device verified its owner */
        StepUp: {
            password?: string;
            code?: string;
            recoveryCode?: string;
            passkey?: {
                ceremony: string;
                response: components["schemas"]["PasskeyAssertion"];
            };
        };
        PasswordChange: {
            current: string;
            next: string;
        };
        Sessions: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            usedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description How it was opened */
            methods: ("password" | "totp" | "recovery_code" | "passkey" | "oidc")[];
            /** @enum {string} */
            browser: "edge" | "opera" | "firefox" | "chrome" | "safari" | "other";
            /** @enum {string} */
            system: "android" | "ios" | "windows" | "macos" | "linux" | "other";
            current: boolean;
        }[];
        Factors: {
            totp: {
                /** Format: date-time */
                enrolledAt: string;
            } | null;
            /** @description How many are unused */
            recoveryCodes: number;
            passkeys: {
                /** Format: uuid */
                id: string;
                name: string;
                /** Format: date-time */
                addedAt: string;
                usedAt: string | null;
                /** @description It may be copied between the devices of its owner */
                multiDevice: boolean;
                /** @description It was, when it was last used */
                backedUp: boolean;
            }[];
        };
        TotpOffer: {
            /** @description Sent back with the first code */
            ceremony: string;
            /** @description Base32, to type */
            secret: string;
            /** @description otpauth://, to draw as a QR code */
            uri: string;
        };
        TotpConfirmation: {
            ceremony: string;
            code: string;
        };
        EnrolledFactor: {
            /** @description New codes, for a person who had none; shown only this once */
            recoveryCodes: string[] | null;
        };
        RecoveryCodes: {
            /** @description Shown this once */
            recoveryCodes: string[];
        };
        PasskeyEnrolmentOffer: {
            /** @description Sent back with the answer */
            ceremony: string;
            options: components["schemas"]["PasskeyOptions"];
        };
        NewPasskey: {
            ceremony: string;
            name: string;
            response: components["schemas"]["PasskeyAttestation"];
        };
        /** @description PublicKeyCredential.toJSON() of navigator.credentials.create */
        PasskeyAttestation: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: "public-key";
            response: {
                clientDataJSON: string;
                attestationObject: string;
                /** @default [] */
                transports: string[];
            };
        };
        EnrolledPasskey: {
            /** @description New codes, for a person who had none; shown only this once */
            recoveryCodes: string[] | null;
            /** Format: uuid */
            id: string;
        };
        PasskeyName: {
            name: string;
        };
        CustomerFlagsChanges: {
            changes: components["schemas"]["CustomerFlagsChange"][];
        };
        CustomerFlagsChange: {
            /** Format: uuid */
            changeId: string;
            sha256: string;
            proposed: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            };
            adopted: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            withdrawn: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** @description Null where it was altered, or its customer erased */
            statement: {
                customer: string;
                flags: ("public_authority" | "lawyer" | "press" | "hds" | "oiv" | "sren31" | "public_content" | "doctor" | "notary" | "magistrate" | "parliament")[];
                /** @enum {string} */
                kind?: "public" | "private" | "individual";
                reason: string;
                salt: string;
            } | null;
        };
        ProposedCustomerFlags: {
            /**
             * Format: uuid
             * @description A new one
             */
            changeId: string;
            statement: components["schemas"]["CustomerStatement"];
            signature: components["schemas"]["Signature"];
        };
        CustomerStatement: {
            customer: string;
            flags: ("public_authority" | "lawyer" | "press" | "hds" | "oiv" | "sren31" | "public_content" | "doctor" | "notary" | "magistrate" | "parliament")[];
            /** @enum {string} */
            kind?: "public" | "private" | "individual";
            reason: string;
            salt: string;
        };
        DirectoryConsent: {
            signature: components["schemas"]["Signature"];
        };
        CustomerSought: {
            /** @description An account, a mail address, a host, or the id of the customer */
            sought: string;
            /**
             * Format: date-time
             * @description As it was at that moment; absent, now
             */
            at?: string;
        };
        FoundCustomers: {
            /** Format: date-time */
            at: string;
            /** @description When the directory was last whole; null before */
            taken: string | null;
            customers: {
                customer: string;
                name: string;
                country: string | null;
                /** Format: date-time */
                since: string;
                /** @description Null where they are not known: never ordinary */
                flags: ("public_authority" | "lawyer" | "press" | "hds" | "oiv" | "sren31" | "public_content" | "doctor" | "notary" | "magistrate" | "parliament")[] | null;
                /** @description Those that two people added */
                stated: ("public_authority" | "lawyer" | "press" | "hds" | "oiv" | "sren31" | "public_content" | "doctor" | "notary" | "magistrate" | "parliament")[];
                /** @description Null where neither its source nor people state it */
                kind: ("public" | "private" | "individual") | null;
                /** @description What two people stated: it holds where its source is silent */
                statedKind: ("public" | "private" | "individual") | null;
                /** @description Those that answer */
                accounts: string[];
                services: {
                    service: string;
                    name: string;
                    locations: string[];
                    qualification: string | null;
                    flags: ("public_authority" | "lawyer" | "press" | "hds" | "oiv" | "sren31" | "public_content" | "doctor" | "notary" | "magistrate" | "parliament")[];
                }[];
            }[];
        };
        RegisteredAuthorities: {
            /**
             * Format: date
             * @description The civil day, by the clock of the database, for which the states are given
             */
            day: string;
            authorities: {
                id: string;
                names: {
                    fr: string;
                    en: string;
                };
                /** @enum {string} */
                zone: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN";
                country: string | null;
                /** @enum {string} */
                kind: "court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown";
                domains: string[];
                /** @enum {string} */
                confidence: "checked" | "to_confirm" | "recognise_only";
                source: {
                    fr: string;
                    en: string;
                };
                /** Format: date */
                verifiedAt: string;
                /** Format: date */
                expiresAt: string;
                unitOf?: string;
                channel?: {
                    /** @enum {string} */
                    kind: "mail" | "dis" | "pnij" | "paper";
                    address: string | null;
                };
                certificates?: string[];
                /** @description Its domains prove nothing any more: verify the entry again */
                expired: boolean;
                /** @description Where it may be called back; none means that it cannot be */
                numbers: {
                    number: string;
                    source: {
                        fr: string;
                        en: string;
                    };
                    /** Format: date */
                    verifiedAt: string;
                    /** Format: date */
                    expiresAt: string;
                    /**
                     * @description On the day of the answer; only a callable number may be called
                     * @enum {string}
                     */
                    state: "callable" | "expired" | "not_verified_yet";
                }[];
            }[];
        };
        RegisteredChanges: {
            changes: components["schemas"]["DirectoryChange"][];
        };
        DirectoryChange: {
            /** Format: uuid */
            changeId: string;
            /** @description Of the canonical JSON of the change */
            sha256: string;
            proposed: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            };
            adopted: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            withdrawn: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** @description Null where its text is missing or was altered */
            change: components["schemas"]["DirectoryChangeText"] | null;
            /** @description The entries that it would replace or take out, as they are now; of a change that is settled, none */
            before: components["schemas"]["DirectoryEntry"][];
        };
        DirectoryChangeText: {
            entries: components["schemas"]["DirectoryEntry"][];
            removed: string[];
        };
        DirectoryEntry: {
            id: string;
            names: {
                fr: string;
                en: string;
            };
            /** @enum {string} */
            zone: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN";
            country: string | null;
            /** @enum {string} */
            kind: "court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown";
            domains: string[];
            /** @enum {string} */
            confidence: "checked" | "to_confirm" | "recognise_only";
            source: {
                fr: string;
                en: string;
            };
            /** Format: date */
            verifiedAt: string;
            /** Format: date */
            expiresAt: string;
            unitOf?: string;
            channel?: {
                /** @enum {string} */
                kind: "mail" | "dis" | "pnij" | "paper";
                address: string | null;
            };
            certificates?: string[];
            numbers: {
                number: string;
                source: {
                    fr: string;
                    en: string;
                };
                /** Format: date */
                verifiedAt: string;
                /** Format: date */
                expiresAt: string;
            }[];
        };
        AuthorityList: {
            /** @description CSV with a line of column names */
            text: string;
            /** @description The official publication */
            source: {
                fr: string;
                en: string;
            };
            /** Format: date */
            verifiedAt: string;
            /** Format: date */
            expiresAt: string;
        };
        AuthorityListRead: {
            entries: components["schemas"]["DirectoryEntry"][];
            faults: {
                line: number;
                what: string;
            }[];
        };
        ProposedDirectoryChange: {
            /**
             * Format: uuid
             * @description A new one
             */
            changeId: string;
            change: components["schemas"]["DirectoryChangeText"];
            signature: components["schemas"]["Signature"];
        };
        RegisteredOperator: {
            code: string;
            operator: {
                name: string;
                country: string;
                mailDomains: string[];
                siren: string;
                letterhead: string[];
                town: string;
                desks: {
                    [key: string]: string;
                };
                legalDesk: string;
                legalDeskPhone: string;
                emergencyPhone: string;
                portal: string;
                designatedEstablishment: string;
                languages: string[];
                electronicCommunicationsOperator: boolean;
                connectedToPnij: boolean;
                disSenders: string[];
                qualification: {
                    reference: string;
                    scope: {
                        fr: string;
                        en: string;
                    };
                } | null;
                sisseFile: {
                    address: string;
                    control: {
                        fr: string;
                        en: string;
                    };
                    activities: {
                        fr: string;
                        en: string;
                    };
                    competitors: {
                        fr: string;
                        en: string;
                    };
                };
                holidays: ("alsace_moselle" | "guadeloupe" | "martinique" | "guyane" | "reunion" | "mayotte") | null;
            };
            parent: {
                name: string;
                country: string;
                mailDomains: string[];
                affiliates: {
                    name: string;
                    country: string;
                    mailDomains: string[];
                }[];
            } | null;
            foreignTechProvider: {
                name: string;
                country: string;
                mailDomains: string[];
            } | null;
            subcontractors: {
                name: string;
                country: string;
                mailDomains: string[];
            }[];
            accountForms: string[];
            delivery?: {
                days: number;
            };
        };
        Sovereignty: {
            /** @description In force; null where its text is missing or was altered */
            file: components["schemas"]["SovereigntyFile"] | null;
            /** @description The version in force; null while it is what the profile declares */
            version: string | null;
            /** @description Rules of SecNumCloud 3.2, 19.2 and 19.6, that it does not keep; none is good */
            departures: {
                cite: string;
                sentence: {
                    fr: string;
                    en: string;
                };
                found: string[];
            }[];
            /** @description Last day on which customers are informed of the last change (19.6.f) */
            noticeDue: string | null;
            /** @description Newest first */
            versions: components["schemas"]["SovereigntyVersion"][];
        };
        SovereigntyFile: {
            seat: string;
            centralAdministration: string;
            mainEstablishment: string;
            shareholders: {
                name: string;
                country: string;
                capital: number;
                votes?: number;
                controller?: {
                    name: string;
                    country: string;
                };
            }[];
            foreignVeto: boolean | null;
            foreignAppointsMajority: boolean | null;
            foreignTechnicalAccess: boolean | null;
            companies: {
                name: string;
                country: string;
                controlledFrom: string;
                technicalAccess: boolean | null;
            }[];
            accesses: {
                company: string;
                /** @enum {string} */
                kind: "support" | "update" | "administration" | "keys";
                from: string;
                supervised: boolean | null;
            }[];
            /** @enum {string} */
            operationalAutonomy: "own_means" | "two_alternatives" | "qualified_provider" | "none";
            foreignPublicLinks: string[];
            places: {
                service: string;
                data: string[];
                technicalData: string[];
                administration: string[];
                support: string[];
            }[];
            lastChange: string | null;
            lastChangeNotice: string | null;
        };
        SovereigntyVersion: {
            /** Format: uuid */
            changeId: string;
            /** @description Of the canonical JSON of the file */
            sha256: string;
            proposed: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            };
            adopted: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            withdrawn: {
                /** Format: uuid */
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** @description Null where its text is missing or was altered */
            file: components["schemas"]["SovereigntyFile"] | null;
            /** @description Rules of SecNumCloud 3.2, 19.2 and 19.6, that it does not keep; none is good */
            departures: {
                cite: string;
                sentence: {
                    fr: string;
                    en: string;
                };
                found: string[];
            }[];
        };
        ProposedSovereignty: {
            /**
             * Format: uuid
             * @description A new one
             */
            changeId: string;
            file: components["schemas"]["SovereigntyFile"];
            signature: components["schemas"]["Signature"];
        };
        Problem: {
            /** @description /problems/<code>; stable */
            type: string;
            title: string;
            status: number;
            /** @description What to do, in the language of Accept-Language */
            detail: string;
            /** @description The article or the promise that says no */
            article?: string;
            requestId: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ActsController_list: {
        parameters: {
            query?: {
                /** @description Who acted */
                person?: string;
                /** @description Reference of a case */
                reference?: string;
                /** @description A type of entry, such as "case.approved", or the first part of the name of their streams, such as "access" */
                kind?: string;
                /** @description First day, in Paris */
                from?: string;
                /** @description Last day, in Paris */
                to?: string;
                /** @description "next" of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acts"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActsController_export: {
        parameters: {
            query?: {
                /** @description Who acted */
                person?: string;
                /** @description Reference of a case */
                reference?: string;
                /** @description A type of entry, such as "case.approved", or the first part of the name of their streams, such as "access" */
                kind?: string;
                /** @description First day, in Paris */
                from?: string;
                /** @description Last day, in Paris */
                to?: string;
                /** @description Of the column names and of what the entries say */
                language?: "fr" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlarmController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlarmController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alarmId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BriefsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Briefs"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BriefsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BriefedCase"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BriefsController_say: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CounselWords"];
            };
        };
        responses: {
            /** @description Recorded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BriefDocumentsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDocuments"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BriefDocumentsController_part: {
        parameters: {
            query: {
                /** @description As the list of documents names the part */
                path: string;
            };
            header?: never;
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AssignmentsController_assignMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseAssignments"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAssignmentsAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LinksController_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseLinkAsked"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLinked"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LinksController_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Undone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    QueueController_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseSearchText"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseSearch"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    QueueController_list: {
        parameters: {
            query?: {
                status?: "open" | "closed" | "all";
                desk?: string | string[];
                circuit?: string | string[];
                step?: string | string[];
                stepKind?: ("triage" | "preparation" | "approval" | "dispatch" | "end") | ("triage" | "preparation" | "approval" | "dispatch" | "end")[];
                /** @description A person, "me" (with those for whom the person who asks stands in now) or "nobody" */
                assignee?: (string | ("me" | "nobody")) | (string | ("me" | "nobody"))[];
                /** @description "me": the next act is open to the person who asks */
                todo?: "me";
                verdict?: ("ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST") | ("ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST")[];
                country?: string | string[];
                zone?: ("FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN") | ("FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN")[];
                issuerKind?: ("court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown") | ("court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown")[];
                /** @description Row of the table of law */
                row?: string | string[];
                basis?: string | string[];
                category?: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP") | ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                language?: string | string[];
                door?: ("smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal") | ("smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal")[];
                outcome?: ("executed" | "partly" | "refused" | "redirected" | "clarification" | "withdrawn" | "no_data" | "not_a_request") | ("executed" | "partly" | "refused" | "redirected" | "clarification" | "withdrawn" | "no_data" | "not_a_request")[];
                emergency?: string;
                /** @description "true": a released letter waits for the person who posts it */
                toPost?: "true";
                /** @description The alarm of its tightest clock has passed */
                late?: string;
                dueWithinHours?: number;
                /** @description Received after this instant */
                since?: string;
                /** @description Received before this instant */
                before?: string;
                /** @description From POST /api/case-searches */
                search?: string;
                /** @description The instant at which time left is measured; of the answer to the first page */
                asOf?: string;
                /** @description "due" (the nearest end first) for open cases, else "newest" */
                order?: "due" | "newest" | "oldest";
                limit?: number;
                /** @description "next" of the page before */
                after?: string;
                /** @description Jumps to a place instead; with "asOf" */
                skip?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CaseExportController_file: {
        parameters: {
            query?: {
                status?: "open" | "closed" | "all";
                desk?: string | string[];
                circuit?: string | string[];
                step?: string | string[];
                stepKind?: ("triage" | "preparation" | "approval" | "dispatch" | "end") | ("triage" | "preparation" | "approval" | "dispatch" | "end")[];
                /** @description A person, "me" (with those for whom the person who asks stands in now) or "nobody" */
                assignee?: (string | ("me" | "nobody")) | (string | ("me" | "nobody"))[];
                /** @description "me": the next act is open to the person who asks */
                todo?: "me";
                verdict?: ("ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST") | ("ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST")[];
                country?: string | string[];
                zone?: ("FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN") | ("FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN")[];
                issuerKind?: ("court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown") | ("court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown")[];
                /** @description Row of the table of law */
                row?: string | string[];
                basis?: string | string[];
                category?: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP") | ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                language?: string | string[];
                door?: ("smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal") | ("smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal")[];
                outcome?: ("executed" | "partly" | "refused" | "redirected" | "clarification" | "withdrawn" | "no_data" | "not_a_request") | ("executed" | "partly" | "refused" | "redirected" | "clarification" | "withdrawn" | "no_data" | "not_a_request")[];
                emergency?: string;
                /** @description "true": a released letter waits for the person who posts it */
                toPost?: "true";
                /** @description The alarm of its tightest clock has passed */
                late?: string;
                dueWithinHours?: number;
                /** @description Received after this instant */
                since?: string;
                /** @description Received before this instant */
                before?: string;
                /** @description From POST /api/case-searches */
                search?: string;
                /** @description The instant at which time left is measured; of the answer to the first page */
                asOf?: string;
                order?: "due" | "newest" | "oldest";
                /** @description Language of the column names and of the steps */
                words?: "fr" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    QueueController_facets: {
        parameters: {
            query?: {
                status?: "open" | "closed" | "all";
                desk?: string | string[];
                circuit?: string | string[];
                step?: string | string[];
                stepKind?: ("triage" | "preparation" | "approval" | "dispatch" | "end") | ("triage" | "preparation" | "approval" | "dispatch" | "end")[];
                /** @description A person, "me" (with those for whom the person who asks stands in now) or "nobody" */
                assignee?: (string | ("me" | "nobody")) | (string | ("me" | "nobody"))[];
                /** @description "me": the next act is open to the person who asks */
                todo?: "me";
                verdict?: ("ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST") | ("ADMIT" | "ADMIT_COND" | "HOLD" | "CLARIFY" | "REFUSE" | "REFUSE_REDIRECT" | "ESCALATE" | "SECRET_CELL" | "INCIDENT" | "SPLIT" | "CLOSE" | "NOT_A_REQUEST")[];
                country?: string | string[];
                zone?: ("FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN") | ("FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN")[];
                issuerKind?: ("court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown") | ("court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown")[];
                /** @description Row of the table of law */
                row?: string | string[];
                basis?: string | string[];
                category?: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP") | ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                language?: string | string[];
                door?: ("smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal") | ("smtp" | "mailbox" | "hook" | "api" | "command_line" | "desk" | "signal")[];
                outcome?: ("executed" | "partly" | "refused" | "redirected" | "clarification" | "withdrawn" | "no_data" | "not_a_request") | ("executed" | "partly" | "refused" | "redirected" | "clarification" | "withdrawn" | "no_data" | "not_a_request")[];
                emergency?: string;
                /** @description "true": a released letter waits for the person who posts it */
                toPost?: "true";
                /** @description The alarm of its tightest clock has passed */
                late?: string;
                dueWithinHours?: number;
                /** @description Received after this instant */
                since?: string;
                /** @description Received before this instant */
                before?: string;
                /** @description From POST /api/case-searches */
                search?: string;
                /** @description The instant at which time left is measured; of the answer to the first page */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFacets"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CasesController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    action: "preserve" | "remove";
                    /**
                     * Format: date
                     * @description Last day of a preservation, where the order names it
                     */
                    until?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_ratify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                actId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    upheld: boolean;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ClassificationController_advice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advice"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    address: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** Format: uuid */
                    preparationId: string;
                    payload: string;
                    /** @enum {string} */
                    role: "jurist" | "head_of_legal" | "dpo" | "ciso" | "executive";
                    /** @description Digest of who asks, from `requester` of the case: states that its checks were looked at */
                    requester: string;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AssignmentsController_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    to: string;
                    /** @description A note for the new assignee; sealed with the case */
                    word?: string;
                    seen: number;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BreakGlassController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_ask_break_glass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /**
                     * Format: uuid
                     * @description Chosen by who asks, and named in the signature
                     */
                    requestId: string;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BreakGlassController_reassign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** Format: uuid */
                    to: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_grant_break_glass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_record_call_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    authority: string;
                    number: string;
                    /** @enum {string} */
                    outcome: "confirmed" | "denied" | "unreachable";
                    person?: string;
                    /** Format: date-time */
                    doneAt: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    kind: "objection_third_country_law" | "objection_to_enforcement" | "nullity" | "appeal" | "foreign_court";
                    suspends: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_settle_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                challengeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    result: "upheld" | "partly_upheld" | "rejected" | "withdrawn";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ClassificationController_classify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_record_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    start: "notification" | "change" | "incident_known" | "controller_asked" | "served_abroad" | "made_available" | "prior_information";
                    /** Format: date-time */
                    happenedAt: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_set_deadline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /**
                     * Format: date-time
                     * @description As the authority set it
                     */
                    end: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_extend_clock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_meet_clock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_ask_later_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /**
                     * Format: date-time
                     * @description As the authority wrote it
                     */
                    end: string;
                    /**
                     * Format: uuid
                     * @description The message that says so; the last one of the case when absent
                     */
                    messageId?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_later_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /**
                     * Format: date-time
                     * @description As it was proposed
                     */
                    end: string;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_pause_clock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_resume_clock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_resumption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** @enum {string} */
                    outcome?: "no_data" | "not_a_request" | "redirected";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_inform: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** Format: uuid */
                    preparationId: string;
                    payload: string;
                    /** @description Its letters wait ten minutes, in which the sending can be cancelled */
                    held?: boolean;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                proposal: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_refuse_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                proposal: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_withdraw_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                proposal: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CounselController_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounselOfCase"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CounselController_invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CounselInvitation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounselInvited"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CounselController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                briefId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_decide_escalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    decision: "clarify" | "ask_magistrate" | "refuse" | "inform" | "admit" | "hand_over";
                    /** @description Some of those that the law names for the decision; all when absent */
                    grounds?: ("G-AUTH" | "G-NOPOWER" | "G-GDPR48" | "G-GDPR28" | "G-GDPR49" | "G-DA32" | "G-LB1" | "G-LB1BIS" | "G-CHANNEL" | "G-TECH" | "G-INCOMP" | "G-OFFENCE" | "G-SCOPE" | "G-INFO" | "G-FACTO" | "G-PRIV" | "G-PUBAUTH" | "G-PROC" | "G-CLASSIF" | "G-CONFLICT" | "G-NONEEV")[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalDeliveries"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_open_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** Format: uuid */
                    packageId: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    authority: string;
                    /** @description A number of our own directory: sealed with the case */
                    number: string;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryCode"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_recall_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDocuments"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DraftsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDrafts"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DraftsController_keep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrittenDraft"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DraftsController_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_order_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** Format: uuid */
                    orderId: string;
                    /** @description Ids of the keys of the case and of its messages */
                    keys: string[];
                    /** @description In which one person may stop it */
                    days: number;
                    /** @enum {string} */
                    cause: "handed_over" | "not_ours_to_keep" | "ordered_by_authority";
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_stop_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_fact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    confirmed: {
                        /** @enum {string} */
                        fact: "issuerZone";
                        /** @enum {string} */
                        value: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN";
                    } | {
                        /** @enum {string} */
                        fact: "issuerCountry";
                        value: string | null;
                    } | {
                        /** @enum {string} */
                        fact: "issuerKind";
                        /** @enum {string} */
                        value: "court" | "judge" | "prosecutor" | "police" | "customs" | "tax" | "regulator" | "intelligence" | "municipality" | "parliament" | "lawyer" | "data_subject" | "company" | "international_body" | "unknown";
                    } | {
                        /** @enum {string} */
                        fact: "relayedBy";
                        /** @enum {string} */
                        value: "NONE" | "PARENT" | "FOREIGN_TECH_PROVIDER" | "SUBCONTRACTOR" | "CUSTOMER";
                    } | {
                        /** @enum {string} */
                        fact: "addressee";
                        /** @enum {string} */
                        value: "OPERATOR" | "DESIGNATED_ESTABLISHMENT" | "PARENT" | "FOREIGN_TECH_PROVIDER" | "SUBCONTRACTOR" | "EMPLOYEE" | "CUSTOMER";
                    } | {
                        /** @enum {string} */
                        fact: "channel";
                        /** @enum {string} */
                        value: "DIS" | "PNIJ" | "OTHER";
                    } | {
                        /** @enum {string} */
                        fact: "bases";
                        value: string[];
                    } | {
                        /** @enum {string} */
                        fact: "categories";
                        value: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                    } | {
                        /** @enum {string} */
                        fact: "tenantFlags";
                        value: ("public_authority" | "lawyer" | "press" | "hds" | "oiv" | "sren31" | "public_content" | "doctor" | "notary" | "magistrate" | "parliament")[];
                    } | {
                        /** @enum {string} */
                        fact: "emergency";
                        value: boolean;
                    } | {
                        /** @enum {string} */
                        fact: "illegalContent";
                        value: ("STATEMENT_CATEGORY_ANIMAL_WELFARE" | "KEYWORD_ANIMAL_HARM" | "KEYWORD_UNLAWFUL_SALE_ANIMALS" | "STATEMENT_CATEGORY_CONSUMER_INFORMATION" | "KEYWORD_HIDDEN_ADVERTISEMENT" | "KEYWORD_INSUFFICIENT_INFORMATION_ON_TRADERS" | "KEYWORD_MISLEADING_INFO_GOODS_SERVICES" | "KEYWORD_MISLEADING_INFO_CONSUMER_RIGHTS" | "KEYWORD_NONCOMPLIANCE_PRICING" | "STATEMENT_CATEGORY_CYBER_VIOLENCE" | "KEYWORD_CYBER_BULLYING_INTIMIDATION" | "KEYWORD_CYBER_HARASSMENT" | "KEYWORD_CYBER_INCITEMENT" | "KEYWORD_CYBER_STALKING" | "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING" | "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE" | "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN" | "KEYWORD_BULLYING_AGAINST_GIRLS" | "KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN" | "KEYWORD_CYBER_STALKING_AGAINST_WOMEN" | "KEYWORD_FEMALE_GENDERED_DISINFORMATION" | "KEYWORD_INCITEMENT_AGAINST_WOMEN" | "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN" | "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN" | "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS" | "KEYWORD_BIOMETRIC_DATA_BREACH" | "KEYWORD_DATA_FALSIFICATION" | "KEYWORD_MISSING_PROCESSING_GROUND" | "KEYWORD_RIGHT_TO_BE_FORGOTTEN" | "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH" | "KEYWORD_DEFAMATION" | "KEYWORD_DISCRIMINATION" | "KEYWORD_HATE_SPEECH" | "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS" | "KEYWORD_COPYRIGHT_INFRINGEMENT" | "KEYWORD_DESIGN_INFRINGEMENT" | "KEYWORD_GEOGRAPHIC_INDICATIONS_INFRINGEMENT" | "KEYWORD_PATENT_INFRINGEMENT" | "KEYWORD_TRADE_SECRET_INFRINGEMENT" | "KEYWORD_TRADEMARK_INFRINGEMENT" | "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS" | "KEYWORD_MISINFORMATION_DISINFORMATION" | "KEYWORD_VIOLATION_EU_LAW" | "KEYWORD_VIOLATION_NATIONAL_LAW" | "STATEMENT_CATEGORY_PROTECTION_OF_MINORS" | "KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS" | "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL" | "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE" | "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS" | "KEYWORD_UNSAFE_CHALLENGES" | "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY" | "KEYWORD_ILLEGAL_ORGANIZATIONS" | "KEYWORD_RISK_ENVIRONMENTAL_DAMAGE" | "KEYWORD_RISK_PUBLIC_HEALTH" | "KEYWORD_TERRORIST_CONTENT" | "STATEMENT_CATEGORY_SCAMS_AND_FRAUD" | "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING" | "KEYWORD_INAUTHENTIC_ACCOUNTS" | "KEYWORD_INAUTHENTIC_LISTINGS" | "KEYWORD_INAUTHENTIC_USER_REVIEWS" | "KEYWORD_PHISHING" | "KEYWORD_PYRAMID_SCHEMES" | "STATEMENT_CATEGORY_SELF_HARM" | "KEYWORD_CONTENT_PROMOTING_EATING_DISORDERS" | "KEYWORD_SELF_MUTILATION" | "KEYWORD_SUICIDE" | "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS" | "KEYWORD_PROHIBITED_PRODUCTS" | "KEYWORD_UNSAFE_PRODUCTS" | "STATEMENT_CATEGORY_VIOLENCE" | "KEYWORD_COORDINATED_HARM" | "KEYWORD_INCITEMENT_VIOLENCE_HATRED" | "KEYWORD_HUMAN_EXPLOITATION" | "KEYWORD_HUMAN_TRAFFICKING" | "KEYWORD_TRAFFICKING_WOMEN_GIRLS" | "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER") | null;
                    } | {
                        /** @enum {string} */
                        fact: "assistedState";
                        value: string | null;
                    } | {
                        /** @enum {string} */
                        fact: "is_a_request" | "withdrawal_stated" | "origin_established" | "act_attached" | "signatory_named" | "case_reference_given" | "targets_identified" | "target_not_protected" | "protected_person_agrees" | "language_accepted" | "within_article_scope" | "prosecutor_authorisation" | "frame_agrees" | "rogatory_commission" | "judge_order_attached" | "offence_meets_threshold" | "secrecy_marking" | "authority_habilitated" | "controller_authorisation" | "electronic_communications_operator" | "union_power_cited" | "content_is_public" | "prior_information_given" | "certificate_complete" | "judge_validation" | "enforcing_authority_notified" | "enforcement_cleared" | "processor_addressing_justified" | "public_tenant_in_issuing_state" | "privileged_tenant_in_issuing_state" | "live_preservation" | "customer_holds_keys" | "third_country_conflict" | "asks_to_alter_service" | "already_disclosed" | "access_without_act" | "control_changed" | "writer_speaks_for_customer" | "destination_agrees" | "asks_now" | "no_ground_to_object";
                        /** @enum {string} */
                        value: "holds" | "fails" | "unknown";
                    };
                    qualities?: ("ordinary" | "lawyer" | "doctor" | "hds" | "notary" | "press" | "magistrate" | "parliament")[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_clear_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    how: "clearance" | "period_over";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_stop_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    scope: "whole" | "part";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_state_impossibility: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    why: "not_held" | "impossible";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_conclude_impossibility: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    how: "released" | "lasting";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_end_impossibility: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /**
                     * Format: date-time
                     * @description When it was over: the time limits run from there
                     */
                    endedAt: string;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_decide_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @description It caused or can cause a severe disruption, loss or damage (NIS2 23) */
                    significant: boolean;
                    /** @description Personal data were reached, or it cannot be excluded */
                    dataReached: boolean;
                    /**
                     * Format: date-time
                     * @description Since when it is known: the clocks start there
                     */
                    knownAt: string;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    InstructionsController_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenFreeze"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreezeToSign"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    InstructionsController_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionsOfCase"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    InstructionsController_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /**
                     * Format: uuid
                     * @description Drawn by the caller: what is signed is what is ordered
                     */
                    orderId: string;
                    targets: ({
                        /** @description In the list of targets that was read */
                        place: number;
                    } | {
                        /** @description Of one that was not read */
                        name: string;
                    })[];
                    from: string | null;
                    to: string | null;
                    categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_order_extension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                of: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_order_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                of: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WordingController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "disclose" | "refuse" | "clarify" | "inform";
                    attachments: {
                        name: string;
                        sha256: string;
                        /** @description The row of `targets` that the file belongs to, from 0; `all`: every target that is produced */
                        target?: number | "all";
                    }[];
                    /** @default [] */
                    uploads?: components["schemas"]["GivenUpload"][];
                    /** @default false */
                    byPortal?: boolean;
                    /** @default [] */
                    targets?: components["schemas"]["GivenTarget"][];
                    writing: components["schemas"]["LetterWriting"];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterPreview"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LettersController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LettersController_letter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                letterId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PostingsController_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                letterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /**
                     * @description The scan of the receipt: sealed with the case
                     * @default null
                     */
                    evidence?: {
                        name: string;
                        contentType: string;
                        /** Format: base64 */
                        base64: string;
                    } | null;
                    /** @description false: it came back */
                    received: boolean;
                    /** Format: date-time */
                    when: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LettersController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                letterId: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PostingsController_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                letterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /**
                     * @description The scan of the receipt: sealed with the case
                     * @default null
                     */
                    evidence?: {
                        name: string;
                        contentType: string;
                        /** Format: base64 */
                        base64: string;
                    } | null;
                    /** @enum {string} */
                    manner: "registered" | "simple" | "bailiff" | "by_hand";
                    /**
                     * Format: date-time
                     * @description When the letter was handed over
                     */
                    postedAt: string;
                    /**
                     * @description Number of the post or of the bailiff: sealed with the case
                     * @default
                     */
                    tracking?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PostingsController_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                letterId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LettersController_settle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                letterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    arrived: boolean;
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_order_measure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    measure: "freeze_access" | "preserve_evidence";
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CasesController_noted: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseNotes"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    text: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_record_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    notice: "N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC";
                    told: boolean;
                    /**
                     * @description The authority allowed it in writing while silence stood
                     * @default false
                     */
                    agreed?: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_approve_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                notice: "N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LettersController_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                notice: "N_SISSE" | "N_CUST" | "N_ANSSI" | "N_CNIL" | "N_PARQ" | "N_BEPI" | "N_EA" | "N_EXE" | "N_ARCOM" | "N_DATASUBJ" | "N_CUST_196F" | "N_SEC";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_ask_opinion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    body: "SISSE" | "DATA_ACT_BODY" | "BEPI";
                    /** @description The file is complete: the month runs */
                    complete: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_record_opinion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                opinionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    opinion: "applies" | "does_not_apply" | "favourable" | "unfavourable" | "none";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_record_origin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** @description What proves it, and where it is kept: sealed with the case */
                    reference: string;
                    /** @enum {string} */
                    zone: "FR" | "EU_EEV" | "EU_DK" | "EU_INST" | "EEA_CH" | "THIRD" | "INTL" | "PRIVATE" | "UNKNOWN";
                    method: string;
                    authority?: string;
                    person?: string;
                    /** Format: date-time */
                    doneAt?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_origin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                noteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PackagesController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                packageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.etsi.asic-e+zip": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CustodyController_certificate: {
        parameters: {
            query?: {
                form?: "json" | "pdf";
                /** @description Of the PDF */
                language?: "fr" | "en";
            };
            header?: never;
            path: {
                id: string;
                packageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PostingsController_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                noteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LettersController_prepare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** @enum {string} */
                    action: "disclose" | "refuse" | "clarify" | "inform";
                    /** @default [] */
                    attachments?: {
                        name: string;
                        contentType: string;
                        /** Format: base64 */
                        base64: string;
                        /** @description The row of `targets` that the file belongs to, from 0; `all`: every target that is produced */
                        target?: number | "all";
                    }[];
                    /**
                     * @description Files that operations handed in
                     * @default []
                     */
                    uploads?: components["schemas"]["GivenUpload"][];
                    /**
                     * @description The files are collected on the portal, as a sealed package: the mail carries the letter alone
                     * @default false
                     */
                    byPortal?: boolean;
                    /**
                     * @description What is answered for each target; of a disclosure alone
                     * @default []
                     */
                    targets?: components["schemas"]["GivenTarget"][];
                    writing?: components["schemas"]["LetterWriting"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WordingController_named: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                preparationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetNames"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WordingController_prepared: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                preparationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparedWording"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LiveController_company: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePresence"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LiveController_enter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Seen */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LiveController_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_end_preservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    cause: "withdrawn" | "released_by_authority" | "produced" | "exempt";
                    /** @description No other order wants the same data kept */
                    otherHoldsChecked: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_extend_preservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_keep_preserved: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CasePrintController_print: {
        parameters: {
            query?: {
                language?: "fr" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OrdersController_handedIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProducedFiles"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OrdersController_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenProductionOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionOrderToSign"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OrdersController_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionOrdersOfCase"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OrdersController_issue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /**
                     * Format: uuid
                     * @description Drawn by the caller: the order that is signed is the order that is issued
                     */
                    orderId: string;
                    targets: ({
                        /** @description In the list of targets that was read */
                        place: number;
                    } | {
                        /** @description Of one that was not read */
                        name: string;
                    })[];
                    from: string | null;
                    to: string | null;
                    categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                    /**
                     * Format: date-time
                     * @description Until when the data are to be handed in
                     */
                    dueAt: string;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_decide_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                orderId: string;
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    decision: "accept" | "refuse";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_withdraw_production: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_conclude_silence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_recall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** Format: uuid */
                    preparationId: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CasesController_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: "opening" | "closing";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_choose_recipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    recipient: "requester" | "magistrate" | "central_authority" | "competent_channel";
                    /** @default  */
                    name?: string;
                    /** @default  */
                    address?: string;
                    /**
                     * @description Its postal address, a line a line: letters to it are printed and posted
                     * @default
                     */
                    postal?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_recipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                recipientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentsController_redact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Redaction"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedactedCopy"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_answer_redirect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    answer: "came_by_channel" | "renounced" | "insists" | "none";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** Format: uuid */
                    preparationId: string;
                    payload: string;
                    /** @description Its letters wait ten minutes, in which the sending can be cancelled */
                    held?: boolean;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /** Format: uuid */
                    preparationId: string;
                    payload: string;
                    /** @description Its letters wait ten minutes, in which the sending can be cancelled */
                    held?: boolean;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_ask_lower_floor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    why: "another_request" | "misread" | "asked_too_much";
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_lower_floor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                noteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_send_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** Format: uuid */
                    preparationId: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_state_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    manner: "bailiff" | "post" | "fax" | "in_person" | "telephone" | "mail_file";
                    /**
                     * Format: date-time
                     * @description When it was served
                     */
                    at: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    /**
                     * Format: date-time
                     * @description When it was served, as it was stated
                     */
                    at: string;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_set_gag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    /** @enum {string} */
                    gag: "G_JUD" | "G_EEV" | "G_SEC" | "G_TCO" | "G_FOR" | "G_NONE";
                    until: string | null;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_propose_split: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                    parts: {
                        bases: string[];
                        categories: ("SUB" | "IDN" | "TRF" | "CON" | "KEY" | "NPD" | "PRES" | "REM" | "RTI" | "CORP")[];
                        targets: number[];
                    }[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_undo_split: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_confirm_split: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                proposal: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ActionsController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    text: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseAnswer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ColleaguesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Colleagues"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeadlinesController_list: {
        parameters: {
            query?: {
                desk?: string | string[];
                /** @description Of the clock, as the law book lists it */
                code?: string | string[];
                late?: string;
                /** @description The instant at which time left is measured; of the first page */
                asOf?: string;
                limit?: number;
                skip?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DelegationsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegations"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DelegationsController_give: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DelegationGiven"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelegationKept"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DelegationsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EntriesController_enter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryReceipt"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EntriesController_outcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOutcome"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LiveController_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FactorsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Factors"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FactorsController_addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledPasskey"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FactorsController_startPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyEnrolmentOffer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FactorsController_removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FactorsController_renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyName"];
            };
        };
        responses: {
            /** @description Renamed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FactorsController_renewCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FactorsController_startTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpOffer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FactorsController_removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FactorsController_confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpConfirmation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledFactor"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EventsController_read: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventFeed"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FirstPasswordController_choose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstPassword"];
            };
        };
        responses: {
            /** @description Chosen: sign in next */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstPasswordChosen"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GrantsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingGrants"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GrantsController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantConfirmation"];
            };
        };
        responses: {
            /** @description It holds from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedGrant"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GrantsController_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantSignature"];
            };
        };
        responses: {
            /** @description Nothing of it will hold */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GrantsController_second: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantSignature"];
            };
        };
        responses: {
            /** @description It holds once another person confirms it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    InstallationController_shown: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    InstallationController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstallationConfirmation"];
            };
        };
        responses: {
            /** @description It is recorded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    InstructionDeskController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedInstructions"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    InstructionDeskController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedInstruction"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    InstructionDeskController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    answer: "done" | "impossible";
                    /** @description Why it is impossible; null where it is done */
                    reason: string | null;
                    signature: components["schemas"]["Signature"];
                };
            };
        };
        responses: {
            /** @description Recorded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FailedJobsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedJobs"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FailedJobsController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FailedJobsController_settle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkSettlement"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeys"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSigningKeys"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyRevocation"];
            };
        };
        responses: {
            /** @description It signs nothing any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_enrol: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignedEnrolment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeyOffer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_enrolPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordKeyWanted"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyConfirmation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FoundingEnding"];
            };
        };
        responses: {
            /** @description It will sign nothing */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will sign nothing */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Law"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawBookController_contents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: "fr" | "en";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawBook"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawBookController_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: "fr" | "en";
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawBookPage"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawUpkeep"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawDraftFiles"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftReport"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_keep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawDraftFiles"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptLawDraft"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownLawDraft"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_adopt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawConsent"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TemplateTrialController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawDraftLetters"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawProposal"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawReplayDays"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptLawDraft"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawConsent"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_file: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawFile"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawUpkeepController_checkSource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceRead"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LawController_suppose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupposedRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advice"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LedgerController_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerState"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LedgerController_checkpoints: {
        parameters: {
            query?: {
                /** @description Only checkpoints of a smaller size */
                below?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerCheckpoints"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LedgerController_consistency: {
        parameters: {
            query: {
                from: number;
                to: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerGrowth"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LedgerController_list: {
        parameters: {
            query?: {
                /** @description Only entries of a smaller index */
                before?: number;
                stream?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerEntries"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LedgerController_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                index: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LedgerController_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MachinesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MachineList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MachinesController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MachineProposed"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MachinesController_adopt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MachineConsent"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MachinesController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MachinesController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MessagesController_list: {
        parameters: {
            query?: {
                limit?: number;
                fate?: "waiting" | "new_case" | "joins" | "not_a_request" | "unreadable";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MessagesController_takeUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MessagesController_original: {
        parameters: {
            query?: {
                /** @description Downloads a message in which a virus was found */
                despite?: "virus";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentsController_page: {
        parameters: {
            query: {
                /** @description As the list of documents names the part */
                path: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentsController_part: {
        parameters: {
            query: {
                /** @description As the list of documents names the part */
                path: string;
                /** @description Downloads a message in which a virus was found */
                despite?: "virus";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    NoticesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OnCallController_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnCallRoster"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OnCallController_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftToPlan"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftKept"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OnCallController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OpenApiController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MachineInstructionsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MachineInstructions"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MachineInstructionsController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedInstruction"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MachineInstructionsController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstructionAnswer"];
            };
        };
        responses: {
            /** @description Recorded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PeopleController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PeopleController_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPerson"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountAccessController_askToClose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantAsk"];
            };
        };
        responses: {
            /** @description Asked: it stays open until another person confirms */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountAccessController_liftLock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lifted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountAccessController_askToForgetFactors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantAsk"];
            };
        };
        responses: {
            /** @description Asked: they hold until another person confirms */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountAccessController_askToMerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnePerson"];
            };
        };
        responses: {
            /** @description Asked: they count as two until another person confirms */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountAccessController_askToRecover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantAsk"];
            };
        };
        responses: {
            /** @description Asked: it holds until another person confirms */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PeopleController_changeRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Roles"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountAccessController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsOfPerson"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountAccessController_endAll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountAccessController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AccountAccessController_askToPart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantAsk"];
            };
        };
        responses: {
            /** @description Asked: the accounts count as one person until another person confirms */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductionController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedProductionOrders"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductionController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedProductionOrder"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductionController_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Recorded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductionController_deliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Targets of which nothing is held */
                    empty: string[];
                };
            };
        };
        responses: {
            /** @description Recorded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductionController_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Recorded */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProductionController_instruction: {
        parameters: {
            query?: {
                language?: "fr" | "en";
            };
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    UploadsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedUploads"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    UploadsController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Location: where its bytes go */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    UploadsController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    UploadsController_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    UploadsController_where: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    UploadsController_append: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Upload-Offset: how much is kept */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegistryController_authorities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredAuthorities"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegistryController_changes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredChanges"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegistryController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposedDirectoryChange"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegistryController_adopt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryConsent"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegistryController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CustomersController_stated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFlagsChanges"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CustomersController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposedCustomerFlags"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CustomersController_adopt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryConsent"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CustomersController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CustomersController_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerSought"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundCustomers"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegistryController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorityList"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityListRead"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RegistryController_operator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredOperator"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SovereigntyController_shown: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sovereignty"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SovereigntyController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposedSovereignty"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SovereigntyController_adopt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryConsent"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SovereigntyController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportController_build: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    period: string;
                    /** @description Why a report is built before the end of its quarter, or a published quarter corrected; recorded and published */
                    reason?: {
                        fr: string;
                        en: string;
                    };
                    /** @description Cases told in words, published in the report */
                    stories?: {
                        fr: {
                            title: string;
                            text: string;
                        };
                        en: {
                            title: string;
                            text: string;
                        };
                    }[];
                    /** @description The DSA reports of the year that this quarter ends, published with it */
                    dsa?: components["schemas"]["DsaOrder"];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportEdition"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportController_making: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportMaking"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "greffe/report/v4" | "greffe/report/v5" | "greffe/report/v6";
                        report: string;
                        edition: number;
                        operator: string;
                        period: {
                            name: string;
                            /** Format: date */
                            first: string;
                            /** Format: date */
                            last: string;
                            provisional: boolean;
                        };
                        /** Format: date-time */
                        asOf: string;
                        rules: {
                            version: number;
                            sha256: string;
                        };
                        texts: {
                            version: number;
                            fr: string;
                            en: string;
                            labels: string;
                        };
                        drawing?: number;
                        ledger: {
                            origin: string;
                            size: number;
                            root: string;
                            vkey: string;
                            witness: string | null;
                            previous: {
                                report: string;
                                edition: number;
                                manifestSha256: string;
                                size: number;
                                root: string;
                            } | null;
                        };
                        proofs: {
                            sha256: string;
                            openings: number;
                            tables: {
                                /** @enum {string} */
                                key: "headline" | "sections" | "countries" | "channels" | "addressees" | "emergencies" | "instruments" | "categories" | "refusals" | "relayed" | "notices";
                                n: number;
                                root: string;
                            }[];
                        };
                        dsa?: {
                            year: number;
                            /** Format: date */
                            publishedOn: string;
                            services: {
                                service: string;
                                files: {
                                    [key: string]: string;
                                };
                            }[];
                        };
                        contact?: string;
                        stories?: {
                            fr: {
                                title: string;
                                text: string;
                            };
                            en: {
                                title: string;
                                text: string;
                            };
                        }[];
                        beside?: {
                            [key: string]: string;
                        };
                        signer: {
                            name: string;
                            certificateSha256: string;
                            demonstration: boolean;
                            /** @enum {string} */
                            level: "B-B" | "B-T" | "B-LT" | "B-LTA";
                        };
                        instruments: {
                            [key: string]: {
                                fr: string;
                                en: string;
                            };
                        };
                        figures: {
                            told?: {
                                tables: boolean;
                                small: boolean;
                                close: boolean;
                            };
                            thirdCountryOutsideAgreement: {
                                period: number;
                                ever: number;
                            };
                            totals: {
                                requests: number;
                                thirdCountry: number;
                                thirdCountryRefused: number;
                                refusedOrRedirected: number | null;
                                emergencies: number | null;
                                forged: number | null;
                                accountsTargeted: number;
                                accountsDisclosed: number | null;
                                duplicates: number;
                                privateRequests: number;
                                notRequests: number;
                                outcomes: {
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number;
                                };
                                divided?: {
                                    requests: number;
                                    parts: number;
                                    tables: {
                                        disclosed: number | null;
                                        refused: number | null;
                                        redirected?: number;
                                        clarification?: number;
                                        noData?: number;
                                        withdrawn?: number;
                                        pending: number | null;
                                        other?: number | null;
                                        foreign?: number | null;
                                        total: number;
                                    };
                                };
                            };
                            trend: {
                                lines: {
                                    key: string;
                                    disclosed?: number | null;
                                    refused?: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending?: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number;
                                    foreignPercent?: number | null;
                                    quarterPercent?: number | null;
                                    yearPercent?: number | null;
                                }[];
                            };
                            sections: {
                                lines: {
                                    key: string;
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number | null;
                                }[];
                                total: {
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number;
                                };
                            };
                            countries: {
                                lines: {
                                    key: string;
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number | null;
                                }[];
                                total: {
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number;
                                };
                            };
                            instruments: {
                                lines: {
                                    key: string;
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number | null;
                                }[];
                                total: {
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number;
                                };
                            };
                            categories: {
                                lines: {
                                    key: string;
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number | null;
                                }[];
                                total: {
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number;
                                };
                            };
                            refusals: {
                                lines: {
                                    key: string;
                                    count: number;
                                }[];
                                total: number;
                            };
                            relayed: {
                                lines: {
                                    key: string;
                                    received: number;
                                    refused: number;
                                    disclosed: number;
                                    pending?: number;
                                }[];
                                total: {
                                    key: string;
                                    received: number;
                                    refused: number;
                                    disclosed: number;
                                    pending?: number;
                                };
                            };
                            channels: {
                                lines: {
                                    key: string;
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number | null;
                                }[];
                                total: {
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number;
                                };
                            };
                            addressees: {
                                lines: {
                                    key: string;
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number | null;
                                }[];
                                total: {
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number;
                                };
                            };
                            emergencies: {
                                lines: {
                                    key: string;
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number | null;
                                }[];
                                total: {
                                    disclosed: number | null;
                                    refused: number | null;
                                    redirected?: number;
                                    clarification?: number;
                                    noData?: number;
                                    withdrawn?: number;
                                    pending: number | null;
                                    other?: number | null;
                                    foreign?: number | null;
                                    total: number;
                                };
                            };
                            manners?: {
                                lines: {
                                    key: string;
                                    count: number;
                                }[];
                                total: number;
                            };
                            accounts?: {
                                lines: {
                                    key: string;
                                    targeted: number;
                                    disclosed: number;
                                }[];
                                total: {
                                    key: string;
                                    targeted: number;
                                    disclosed: number;
                                };
                            };
                            corrections?: {
                                agreed: number;
                                agreedAndDisclosed: number | null;
                                refused: number;
                                withdrawn: number;
                                pending: number;
                                lowered: number;
                            };
                            challenges: {
                                lodged: number;
                                upheld: number;
                                rejected: number;
                                withdrawn: number;
                                pending: number;
                            };
                            timesBySection: {
                                lines: {
                                    key: string;
                                    cases: number | null;
                                    medianHours: number | null;
                                    ninetiethHours: number | null;
                                }[];
                            };
                            detail?: {
                                fewest: number;
                                lines: {
                                    key: string;
                                    cells: {
                                        key: string;
                                        count: number | null;
                                    }[];
                                }[];
                                mergedCountries: {
                                    key: string;
                                }[];
                                mergedCategories: {
                                    key: string;
                                }[];
                            };
                            accountsByCountry?: {
                                lines: {
                                    key: string;
                                    targeted: number;
                                    disclosed: number | null;
                                }[];
                            };
                            customers?: {
                                lines: {
                                    key: string;
                                    count: number;
                                }[];
                                total: number;
                            };
                            assisted?: {
                                lines: {
                                    key: string;
                                    count: number;
                                }[];
                                total: number | null;
                            };
                            within?: {
                                lines: {
                                    key: string;
                                    acknowledged: number | null;
                                    acknowledgedPercent: number | null;
                                    closed: number | null;
                                    closedPercent: number | null;
                                }[];
                                total: {
                                    acknowledged: number;
                                    closed: number | null;
                                };
                            };
                            deadlines?: {
                                metPercent: number | null;
                            };
                            notices: {
                                lines: {
                                    key: string;
                                    count: number;
                                    given?: number;
                                    deferred?: number;
                                    barred?: number;
                                    owed?: number;
                                }[];
                                sisseSent: number;
                            };
                            times: {
                                acknowledge: {
                                    cases: number | null;
                                    medianHours: number | null;
                                    ninetiethHours: number | null;
                                };
                                close: {
                                    cases: number | null;
                                    medianHours: number | null;
                                    ninetiethHours: number | null;
                                };
                            };
                            carryOver: {
                                openBefore: number | null;
                                closedSince: number | null;
                                stillOpen: number | null;
                                receivedAndPending?: number;
                            };
                        };
                    };
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StoryDraftController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptStories"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StoryDraftController_keep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrittenStories"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportController_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
                edition: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    digest: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportEdition"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportController_signOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
                edition: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    digest: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportEdition"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SitePreviewController_format: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
                edition: number;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SitePreviewController_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
                edition: number;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SitePreviewController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
                edition: number;
                ofPeriod: string;
                ofEdition: number;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
                edition: number;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    VerificationController_verify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
                edition: number;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportVerification"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RequestsController_bring: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.greffe.request+json": components["schemas"]["BroughtRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestReceipt"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignInController_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description The second factor is asked */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorAsked"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OidcController_offer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcOffer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OidcController_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OidcStart"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcJourney"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OidcController_arrive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the page, or to /?signIn=refused, wait or second-factor */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignInController_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeySignIn"];
            };
        };
        responses: {
            /** @description Signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignInController_offer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For navigator.credentials.get */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOffer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignInController_asked: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorAsked"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignInController_secondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactor"];
            };
        };
        responses: {
            /** @description Signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignaturesController_sign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignByPassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signatures"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignaturesController_offer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActsToSign"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningOffer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_stepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OidcController_stepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OidcStart"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcJourney"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_offerStepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepUpOffer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_endOthers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SetupController_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SetupController_setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Setup"];
            };
        };
        responses: {
            /** @description Registered: sign in next */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstPerson"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatementsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestStatementList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatementsController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementToAsk"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatementsController_deliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementDelivery"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatementsController_prepare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatementsController_signOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementSignOff"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatementsController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/json": string;
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ServiceStatusController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceStatus"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SuspensionsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suspensions"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SuspensionsController_suspend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuspension"];
            };
        };
        responses: {
            /** @description It signs nothing, and its sessions have ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SuspensionsController_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspensionLifting"];
            };
        };
        responses: {
            /** @description Signed: it ends by the person who ordered it, or with the second of two others */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApprovalsController_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TokenController_issue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    grant_type: "client_credentials";
                    /** @description Separated by spaces; absent, all that the machine has */
                    scope?: string;
                    /** @description Here with client_secret, or both by HTTP Basic */
                    client_id?: string;
                    client_secret?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description RFC 6749, 5.2 */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                    };
                };
            };
        };
    };
    ViewController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Views"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ViewController_keep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenView"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptView"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ViewController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenView"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptView"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ViewController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WorkloadController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workload"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    YearlyController_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["YearlyOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearlyFiles"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
