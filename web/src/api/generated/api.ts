// Generated from openapi.json by `npm run generate`. Never edited by hand.

export interface paths {
    "/client/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is needed from the client now, what is done, and what happens next. */
        get: operations["show_client_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/contract/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text to sign, and whose turn it is. */
        get: operations["show_client_contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/contract/{step}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declines to sign, with a reason. */
        post: operations["refuse_as_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/contract/{step}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs the text whose hash is given. */
        post: operations["sign_as_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of a file that the client sent in or has signed. */
        get: operations["fetch_client_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/form/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A questionnaire with what has been answered so far. */
        get: operations["show_client_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/form/{step}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Keeps answers, right or not, and says what is wrong with them. */
        patch: operations["save_answers"];
        trace?: never;
    };
    "/client/{token}/form/{step}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attaches a file to a field; the body is its bytes. */
        post: operations["upload_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/form/{step}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an attached file away again. */
        delete: operations["remove_upload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/form/{step}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands the questionnaire in. Doing it twice is doing it once. */
        post: operations["submit_form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/fresh_link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has a new link sent to the same person, if this one was ever good. */
        post: operations["ask_for_fresh_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/question": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the firm, which gets a task and an e-mail. */
        post: operations["ask_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{token}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a person has the page open. Sent after a touch or a key, which mail scanners do not make. */
        post: operations["mark_seen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts by name.
         * @description Permission: member.
         */
        get: operations["list_contacts"];
        put?: never;
        /**
         * Adds a contact.
         * @description Permission: member.
         */
        post: operations["create_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contact.
         * @description Permission: member.
         */
        get: operations["read_contact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a contact.
         * @description Permission: member.
         */
        patch: operations["change_contact"];
        trace?: never;
    };
    "/contacts/{contact}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contact with its runs, projects, messages and files.
         * @description Permission: member.
         */
        get: operations["read_contact_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contract}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The text as it was put before its signers, and who has signed.
         * @description Permission: member.
         */
        get: operations["show_contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contract}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declines to sign, with a reason.
         * @description Permission: member.
         */
        post: operations["refuse_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contract}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs as the member who is signed in, when it is their turn.
         * @description Permission: member.
         */
        post: operations["sign_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The demo's time.
         * @description Permission: member.
         */
        get: operations["read_demo_clock"];
        put?: never;
        /**
         * Winds it ahead. What comes due on the way happens at its own moment.
         * @description Permission: member.
         */
        post: operations["wind_demo_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail that the demo has sent.
         * @description Permission: member.
         */
        get: operations["list_demo_mailbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/mailbox/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One mail, word for word.
         * @description Permission: member.
         */
        get: operations["show_demo_mail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A stream of what changes (server-sent events).
         * @description `changed` carries {resource, id}: read it again. `reset` means that events were missed: read everything again.
         *
         *     Permission: member.
         */
        get: operations["follow_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a file, as an attachment.
         * @description Permission: member.
         */
        get: operations["fetch_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/firm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The firm.
         * @description Permission: member.
         */
        get: operations["read_firm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the firm.
         * @description Permission: manager.
         */
        patch: operations["change_firm"];
        trace?: never;
    };
    "/firm/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the firm sends mail.
         * @description Permission: manager.
         */
        get: operations["read_email_settings"];
        /**
         * Sets how the firm sends mail.
         * @description What was held because sending was not set up is tried again.
         *
         *     Permission: manager.
         */
        put: operations["set_email_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/firm/email/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a test, and shows what the server says.
         * @description Permission: manager.
         */
        post: operations["test_email_settings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody who works in the firm, by name.
         * @description Permission: member.
         */
        get: operations["list_members"];
        put?: never;
        /**
         * Adds a member.
         * @description Permission: owner.
         */
        post: operations["create_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a member.
         * @description Members change their own name and password; everything else needs the level owner. A new password, level or an end of `active` signs the member out everywhere else.
         *
         *     Permission: member.
         */
        patch: operations["change_member"];
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists e-mails, latest queued first.
         * @description Permission: member.
         */
        get: operations["list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail word for word, and every attempt to deliver it.
         * @description Permission: member.
         */
        get: operations["show_message"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keeps what has not left from being sent.
         * @description Permission: member.
         */
        post: operations["cancel_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends it now. What a step is held for is composed anew.
         * @description Permission: member.
         */
        post: operations["retry_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document. */
        get: operations["read_openapi_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists projects, newest first.
         * @description Permission: member.
         */
        get: operations["list_projects"];
        put?: never;
        /**
         * Opens a project, with a template's tasks.
         * @description Permission: member.
         */
        post: operations["create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The project with its tasks.
         * @description Permission: member.
         */
        get: operations["show_project"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes what is given.
         * @description Permission: member.
         */
        patch: operations["change_project"];
        trace?: never;
    };
    "/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists runs, latest started first.
         * @description Permission: member.
         */
        get: operations["list_runs"];
        put?: never;
        /**
         * Starts a run of the published version.
         * @description Permission: member.
         */
        post: operations["start_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole run: why it does not move, its steps and what they hold.
         * @description Permission: member.
         */
        get: operations["show_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the run; what is open is called off and links stop working.
         * @description Permission: member.
         */
        post: operations["cancel_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/client_view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link with which the member sees what the client sees, for an hour.
         * @description Permission: member.
         */
        post: operations["open_client_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Writes fields by path, and lets go on what was held for them.
         * @description Permission: member.
         */
        patch: operations["fill_run_fields"];
        trace?: never;
    };
    "/runs/{run}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened in the run, newest first.
         * @description Permission: member.
         */
        get: operations["list_run_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends every client link of the run that was sent so far.
         * @description Who opens one is offered a new one, which goes to the address on file.
         *
         *     Permission: member.
         */
        delete: operations["end_client_links"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The e-mails of the run, latest first.
         * @description Permission: member.
         */
        get: operations["list_run_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Replaces the run's notes.
         * @description Permission: member.
         */
        patch: operations["save_run_notes"];
        trace?: never;
    };
    "/runs/{run}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nothing is sent and nobody is reminded until it is resumed.
         * @description Permission: member.
         */
        post: operations["pause_run"];
        /**
         * Lets a paused run go on.
         * @description Permission: member.
         */
        delete: operations["resume_run"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/steps/{step}/client_link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A fresh link to this step, of the contact whose turn it is, for copying.
         * @description Permission: member.
         */
        post: operations["copy_client_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/steps/{step}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the step as if its work had been done; decides an approval.
         * @description Permission: member.
         */
        post: operations["complete_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/steps/{step}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the step sends or puts up, as it would be now.
         * @description Permission: member.
         */
        get: operations["preview_step"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/steps/{step}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets go what was in review, or begins at once what was to begin later.
         * @description Permission: member.
         */
        post: operations["release_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/steps/{step}/reminder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reminds whoever the step waits for.
         * @description Permission: member.
         */
        post: operations["remind_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/steps/{step}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries a held step again.
         * @description Permission: member.
         */
        post: operations["retry_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{run}/steps/{step}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leaves the step out and goes on.
         * @description Permission: member.
         */
        post: operations["skip_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whatever is called so, a few of each kind.
         * @description Permission: member.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in.
         * @description Permission: member.
         */
        get: operations["read_session"];
        put?: never;
        /** Signs a member in and sets the session's cookie. */
        post: operations["sign_in"];
        /**
         * Ends the session.
         * @description Permission: member.
         */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists tasks by due date; those without one last.
         * @description Permission: member.
         */
        get: operations["list_tasks"];
        put?: never;
        /**
         * Adds a task.
         * @description Permission: member.
         */
        post: operations["create_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{task}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes what is given.
         * @description Permission: member.
         */
        patch: operations["change_task"];
        trace?: never;
    };
    "/tasks/{task}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Marks it done; a step's task ends its step.
         * @description Permission: member.
         */
        post: operations["complete_task"];
        /**
         * Opens it again, unless its run has gone on.
         * @description Permission: member.
         */
        delete: operations["reopen_task"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template_previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a template looks like, filled for a contact or a run.
         * @description Permission: member.
         */
        post: operations["preview_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Templates by name.
         * @description Permission: member.
         */
        get: operations["list_templates"];
        put?: never;
        /**
         * Adds a template.
         * @description Permission: manager.
         */
        post: operations["create_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A template.
         * @description Permission: member.
         */
        get: operations["read_template"];
        /**
         * Replaces a template's content.
         * @description What was sent already stays as it was sent.
         *
         *     Permission: manager.
         */
        put: operations["change_template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs the member who asks, and what happens next by itself.
         * @description Permission: member.
         */
        get: operations["show_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tokens of programs.
         * @description Permission: owner.
         */
        get: operations["list_tokens"];
        put?: never;
        /**
         * Makes a token for a program.
         * @description Permission: owner.
         */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends a token at once.
         * @description Permission: owner.
         */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow_checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks a text without saving it.
         * @description Permission: member.
         */
        post: operations["check_workflow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Workflows by name.
         * @description Permission: member.
         */
        get: operations["list_workflows"];
        put?: never;
        /**
         * Adds a workflow as a draft.
         * @description The text says its name; else it may have errors.
         *
         *     Permission: manager.
         */
        post: operations["create_workflow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows/{workflow}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A workflow with its draft.
         * @description Permission: member.
         */
        get: operations["read_workflow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows/{workflow}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Saves the draft, errors or not.
         * @description Permission: manager.
         */
        put: operations["save_draft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows/{workflow}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publishes the draft as the next version.
         * @description Runs go on by the version that they began with.
         *
         *     Permission: manager.
         */
        post: operations["publish_workflow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows/{workflow}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A published version.
         * @description Permission: member.
         */
        get: operations["read_workflow_version"];
        put?: never;
        post?: never;
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
        Action: {
            label: string;
            name: components["schemas"]["Remedy"];
            outcomes: string[];
            primary: boolean;
        };
        /** @enum {string} */
        Acts: "client" | "team" | "system";
        AnswerFault: {
            detail: string;
            pointer: string;
        };
        Answers: {
            answers: Record<string, unknown>;
        };
        AttachmentLine: {
            name: string;
            /** Format: int64 */
            size: number;
        };
        AttemptLine: {
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            code?: number;
            outcome: components["schemas"]["AttemptOutcome"];
            words: string;
        };
        /** @enum {string} */
        AttemptOutcome: "sent" | "deferred" | "refused" | "misconfigured" | "unknown";
        CheckOutcome: {
            findings: components["schemas"]["Finding"][];
            outline?: components["schemas"]["Outline"];
        };
        ClientContact: {
            company?: string;
            name: string;
        };
        ClientContract: {
            consent_text: string;
            /** Format: int32 */
            count: number;
            html: string;
            key_terms: components["schemas"]["KeyTerm"][];
            /** Format: int32 */
            number: number;
            pdf?: components["schemas"]["ClientFileLink"];
            signer: components["schemas"]["OwnSigner"];
            signers: components["schemas"]["ClientSigner"][];
            text_hash: string;
            title: string;
            turn: components["schemas"]["SigningTurn"];
            waiting_for?: string;
        };
        ClientFile: {
            id: string;
            name: string;
            /** Format: int64 */
            size: number;
        };
        ClientFileLink: {
            name: string;
            /** Format: int64 */
            size: number;
            url: string;
        };
        ClientFirm: {
            address?: string;
            colour: string;
            currency: string;
            email?: string;
            locale: string;
            name: string;
            phone?: string;
            tagline?: string;
        };
        ClientForm: {
            answers: Record<string, unknown>;
            /** Format: int32 */
            count: number;
            files: {
                [key: string]: components["schemas"]["ClientFile"][];
            };
            form: components["schemas"]["Form"];
            /** Format: int32 */
            number: number;
            only_missing?: string[];
            /** Format: date-time */
            submitted_at?: string;
            title: string;
        };
        ClientHome: {
            contact: components["schemas"]["ClientContact"];
            done: components["schemas"]["DoneStep"][];
            firm: components["schemas"]["ClientFirm"];
            ladder: components["schemas"]["ClientTread"][];
            link: components["schemas"]["ClientOpening"];
            /** Format: int32 */
            minutes_left?: number;
            next: string;
            now: components["schemas"]["NeededStep"][];
            title: string;
        };
        /** @enum {string} */
        ClientMark: "done" | "now" | "later" | "skipped";
        ClientOpening: {
            opens: components["schemas"]["ClientPage"];
            read_only: boolean;
            step?: string;
        };
        /** @enum {string} */
        ClientPage: "home" | "form" | "contract";
        ClientSigner: {
            /** Format: date-time */
            at?: string;
            name: string;
            state: components["schemas"]["SignerState"];
        };
        ClientTread: {
            mark: components["schemas"]["ClientMark"];
            name: string;
            note: string;
            step: string;
        };
        Completion: {
            comment?: string;
            /** @description One of the step's; its usual one if absent. */
            outcome?: string;
            reason?: string;
        };
        Contact: {
            address?: string;
            company?: string;
            /** Format: date-time */
            created_at: string;
            email?: string;
            fields: Record<string, unknown>;
            first_name?: string;
            id: string;
            kind: components["schemas"]["ContactKind"];
            last_name?: string;
            name: string;
            notes: string;
            /** Format: int32 */
            open_runs: number;
            phone?: string;
            position?: string;
            tags: string[];
            zone?: string;
        };
        ContactCard: {
            company?: string;
            email?: string;
            id: string;
            kind: components["schemas"]["ContactKind"];
            name: string;
            phone?: string;
            role_text?: string;
        };
        ContactChange: {
            address?: string;
            company?: string;
            email?: string;
            /** @description The firm's own fields: text, numbers, yes or no, lists of text. Replaced as a whole. */
            fields?: Record<string, unknown>;
            first_name?: string;
            kind?: components["schemas"]["ContactKind"];
            last_name?: string;
            name?: string;
            notes?: string;
            phone?: string;
            position?: string;
            tags?: string[];
            /** @description An IANA zone; without it the firm's. */
            zone?: string;
        };
        ContactDraft: {
            address?: string;
            company?: string;
            email?: string;
            fields?: Record<string, unknown>;
            first_name?: string;
            kind?: components["schemas"]["ContactKind"];
            last_name?: string;
            name?: string;
            notes?: string;
            phone?: string;
            position?: string;
            tags?: string[];
            zone?: string;
        };
        /** @enum {string} */
        ContactKind: "person" | "company";
        ContactList: {
            items: components["schemas"]["Contact"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        ContactOverview: {
            contact: components["schemas"]["Contact"];
            files: components["schemas"]["RunFile"][];
            history?: components["schemas"]["HistoryEntry"][];
            messages: components["schemas"]["MessageSummary"][];
            projects: components["schemas"]["Project"][];
            runs: components["schemas"]["RunSummary"][];
        };
        ContactRef: {
            company?: string;
            email?: string;
            id: string;
            name: string;
        };
        Contract: {
            consent_text: string;
            html: string;
            id: string;
            key_terms: components["schemas"]["KeyTerm"][];
            may_sign: boolean;
            pdf?: components["schemas"]["ContractFile"];
            run: components["schemas"]["Ref"];
            signers: components["schemas"]["SignerLine"][];
            state: components["schemas"]["ContractState"];
            step: string;
            text_hash: string;
            title: string;
        };
        ContractFile: {
            id: string;
            name: string;
            url: string;
        };
        /** @enum {string} */
        ContractState: "waiting" | "signed" | "sealing" | "sealed" | "declined" | "void";
        DateLine: {
            /** Format: date */
            date?: string;
            key: string;
            label: string;
        };
        /** @enum {string} */
        DeliveryOutcome: "sent" | "deferred" | "refused" | "misconfigured" | "unknown";
        DemoClock: {
            ahead: string;
            /** Format: date-time */
            now: string;
        };
        DemoMail: {
            /** Format: date-time */
            at: string;
            from: string;
            id: string;
            preview: string;
            subject: string;
            to: string;
        };
        DemoMailList: {
            items: components["schemas"]["DemoMail"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        DemoWind: {
            /** @description “1 hour”, “1 day” or “1 week”. */
            advance: string;
        };
        DoneStep: {
            /** Format: date-time */
            at: string;
            file?: components["schemas"]["ClientFileLink"];
            step: string;
            title: string;
        };
        DraftSaved: {
            etag: string;
            findings: components["schemas"]["Finding"][];
            outline?: components["schemas"]["Outline"];
        };
        EmailSettings: {
            from_address: string;
            from_name: string;
            has_password: boolean;
            host?: string;
            mode: components["schemas"]["MailMode"];
            /** Format: int32 */
            port?: number;
            reply_to?: string;
            security?: components["schemas"]["MailSecurity"];
            user?: string;
        };
        EmailSettingsChange: {
            from_address: string;
            from_name: string;
            host?: string;
            mode: components["schemas"]["MailMode"];
            /** @description Absent: as it is. It has to be given again when the server, its port or security, or the user changes. */
            password?: string;
            /** Format: int32 */
            port?: number;
            reply_to?: string;
            security?: components["schemas"]["MailSecurity"];
            user?: string;
        };
        EmailTest: {
            /** Format: email */
            to: string;
        };
        EmailTestOutcome: {
            conversation: string[];
            delivered: boolean;
            outcome: components["schemas"]["DeliveryOutcome"];
            words: string;
        };
        /** @enum {string} */
        FieldKind: "short_text" | "long_text" | "email" | "phone" | "number" | "money" | "date" | "yes_no" | "one_of" | "several_of" | "file";
        FieldOption: {
            label: string;
            value: string;
        };
        Finding: {
            /** Format: int32 */
            column?: number;
            /** Format: int32 */
            line?: number;
            message: string;
            pointer: string;
            remedy?: string;
            severity: components["schemas"]["Severity"];
            step?: string;
        };
        Firm: {
            address?: string;
            colour: string;
            /** Format: date-time */
            created_at: string;
            currency: string;
            email?: string;
            holidays: components["schemas"]["Holiday"][];
            hours: components["schemas"]["OpenHours"][];
            id: string;
            /** Format: int32 */
            link_days: number;
            locale: string;
            name: string;
            phone?: string;
            tagline?: string;
            website?: string;
            zone: string;
        };
        FirmChange: {
            /** @description Several lines. */
            address?: string;
            colour?: string;
            /** @description Three letters, ISO 4217. */
            currency?: string;
            email?: string;
            holidays?: components["schemas"]["Holiday"][];
            /** @description When it is open; a day may occur several times. */
            hours?: components["schemas"]["OpenHours"][];
            /**
             * Format: int32
             * @description How long clients' links live.
             */
            link_days?: number;
            /** @description A language tag such as en-GB. */
            locale?: string;
            name?: string;
            phone?: string;
            tagline?: string;
            website?: string;
            /** @description An IANA zone such as Europe/Berlin. */
            zone?: string;
        };
        Form: {
            /** @default  */
            intro?: string;
            parts: components["schemas"]["FormPart"][];
        };
        FormField: {
            /**
             * @description A field that the answer fills, such as contact.phone.
             * @default
             */
            fills?: string;
            /** @default  */
            help?: string;
            /** @description Small letters, digits and _; answers are known by it. */
            key: string;
            kind: components["schemas"]["FieldKind"];
            label: string;
            max?: number;
            /** Format: int32 */
            max_length?: number;
            min?: number;
            /** @description For one_of and several_of. */
            options?: components["schemas"]["FieldOption"][];
            /** @default false */
            required?: boolean;
            shown_when?: unknown;
        };
        FormPart: {
            fields: components["schemas"]["FormField"][];
            /** @default  */
            help?: string;
            title: string;
        };
        /** @enum {string} */
        FoundKind: "contact" | "run" | "workflow" | "template" | "project" | "task";
        Held: {
            fields: components["schemas"]["HeldField"][];
            message: string;
            reason: components["schemas"]["HeldReason"];
            remedy: string;
        };
        HeldField: {
            field_kind: components["schemas"]["HeldFieldKind"];
            label: string;
            path: string;
            suggestion?: string;
            value?: string;
        };
        /** @enum {string} */
        HeldFieldKind: "text" | "email" | "phone" | "date" | "number" | "money" | "yes_no" | "member" | "person";
        /** @enum {string} */
        HeldReason: "missing_field" | "missing_date" | "no_member" | "refused" | "misconfigured" | "undelivered" | "late" | "conflict" | "fault";
        HistoryActor: {
            kind: components["schemas"]["Acts"];
            name: string;
        };
        HistoryEntry: {
            actor: components["schemas"]["HistoryActor"];
            /** Format: date-time */
            at: string;
            event: string;
            id: string;
            /** Format: int32 */
            iteration?: number;
            reason?: string;
            step?: string;
            text: string;
        };
        HistoryEntryList: {
            items: components["schemas"]["HistoryEntry"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        Holiday: {
            /** Format: date */
            date: string;
            name: string;
        };
        /** @enum {string} */
        Join: "all" | "any" | "every";
        KeyTerm: {
            label: string;
            value: string;
        };
        LadderTread: {
            mark: components["schemas"]["Mark"];
            name: string;
            step: string;
        };
        Link: {
            url: string;
        };
        /** @enum {string} */
        MailMode: "demo" | "smtp" | "off" | "paused";
        MailParty: {
            address: string;
            name: string;
        };
        /** @enum {string} */
        MailSecurity: "tls" | "starttls" | "none";
        /** @enum {string} */
        Mark: "upcoming" | "blocked" | "waiting" | "running" | "due" | "held" | "done" | "skipped" | "cancelled" | "paused";
        Member: {
            active: boolean;
            /** Format: date-time */
            created_at: string;
            email: string;
            id: string;
            level: components["schemas"]["MemberLevel"];
            name: string;
        };
        MemberChange: {
            /** @description False: can no longer sign in. */
            active?: boolean;
            level?: components["schemas"]["MemberLevel"];
            name?: string;
            /** @description 8 characters or more. */
            password?: string;
        };
        MemberDraft: {
            /** Format: email */
            email: string;
            level: components["schemas"]["MemberLevel"];
            name: string;
            /** @description 8 characters or more. */
            password: string;
        };
        /** @enum {string} */
        MemberLevel: "owner" | "manager" | "member";
        MemberList: {
            items: components["schemas"]["Member"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        MemberRef: {
            id: string;
            name: string;
        };
        Message: {
            attachments: components["schemas"]["AttachmentLine"][];
            /** Format: int32 */
            attempts: number;
            attempts_made: components["schemas"]["AttemptLine"][];
            contact?: components["schemas"]["ContactRef"];
            from: string;
            headers: components["schemas"]["MessageHeader"][];
            html: string;
            id: string;
            message_id: string;
            /** Format: date-time */
            next_attempt_at?: string;
            /** Format: date-time */
            opened_at?: string;
            /** Format: date-time */
            queued_at: string;
            reply_to?: string;
            run?: components["schemas"]["Ref"];
            /** Format: date-time */
            sent_at?: string;
            state: components["schemas"]["MessageState"];
            step?: string;
            subject: string;
            text: string;
            to: components["schemas"]["MailParty"][];
            why?: string;
        };
        MessageHeader: {
            name: string;
            value: string;
        };
        /** @enum {string} */
        MessageState: "waiting" | "sending" | "sent" | "maybe_sent" | "failed" | "cancelled";
        /** @enum {string} */
        MessageStateFilter: "waiting" | "sent" | "failed";
        MessageSummary: {
            /** Format: int32 */
            attempts: number;
            contact?: components["schemas"]["ContactRef"];
            id: string;
            /** Format: date-time */
            next_attempt_at?: string;
            /** Format: date-time */
            opened_at?: string;
            /** Format: date-time */
            queued_at: string;
            run?: components["schemas"]["Ref"];
            /** Format: date-time */
            sent_at?: string;
            state: components["schemas"]["MessageState"];
            step?: string;
            subject: string;
            to: components["schemas"]["MailParty"][];
            why?: string;
        };
        MessageSummaryList: {
            items: components["schemas"]["MessageSummary"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        MissingLine: {
            label: string;
            path: string;
        };
        MissingValue: {
            label: string;
            path: string;
        };
        NeededStep: {
            kind: components["schemas"]["ClientPage"];
            step: string;
            text: string;
            title: string;
        };
        NewToken: {
            /** Format: date-time */
            created_at: string;
            id: string;
            /** Format: date-time */
            last_used_at?: string;
            level: components["schemas"]["MemberLevel"];
            name: string;
            /** @description Shown this once: only its hash is kept. */
            token: string;
        };
        NextEvent: {
            /** Format: date-time */
            at?: string;
            text: string;
        };
        OpenHours: {
            from: string;
            until: string;
            weekday: components["schemas"]["Weekday"];
        };
        Outline: {
            description?: string;
            name: string;
            stages: string[];
            steps: components["schemas"]["OutlineStep"][];
        };
        OutlineLink: {
            outcome?: string;
            step: string;
        };
        OutlineStep: {
            actor: components["schemas"]["Acts"];
            after: components["schemas"]["OutlineLink"][];
            join: components["schemas"]["Join"];
            kind: string;
            name: string;
            /** Format: int32 */
            number: number;
            outcomes: string[];
            sentence: string;
            stage?: string;
            step: string;
            summary?: string;
            when: string;
            who?: string;
        };
        OwnSigner: {
            email?: string;
            name: string;
        };
        PlaceFault: {
            /** Format: int32 */
            column: number;
            /** Format: int32 */
            line: number;
            message: string;
        };
        /** @enum {string} */
        PreviewKind: "email" | "contract" | "form";
        Problem: {
            /** @description What was expected, what was found and what to do. */
            detail: string;
            /** @description Every wrong field by its JSON pointer. */
            errors?: components["schemas"]["ProblemFault"][];
            /** @description The path that was asked for. */
            instance?: string;
            /** Format: int32 */
            status: number;
            title: string;
            /** @description The page of the error's code, such as /docs/errors/invalid. */
            type: string;
        };
        ProblemFault: {
            detail: string;
            pointer: string;
        };
        Project: {
            contact: components["schemas"]["ContactRef"];
            /** Format: date-time */
            created_at: string;
            /** Format: int32 */
            done_count: number;
            /** Format: date */
            due?: string;
            id: string;
            name: string;
            run?: components["schemas"]["Ref"];
            /** Format: date */
            start?: string;
            state: components["schemas"]["ProjectState"];
            /** Format: int32 */
            task_count: number;
            team: components["schemas"]["TeamLine"][];
        };
        ProjectChange: {
            /** @description Null takes the date away. */
            due?: string | null;
            name?: string;
            /** @description Null takes the date away. */
            start?: string | null;
            state?: components["schemas"]["ProjectState"];
        };
        ProjectDraft: {
            contact: string;
            /** Format: date */
            due?: string;
            name: string;
            /** Format: date */
            start?: string;
            /** @description Key of the project template whose tasks it gets. */
            template?: string;
        };
        ProjectList: {
            items: components["schemas"]["Project"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        /** @enum {string} */
        ProjectState: "open" | "done" | "archived";
        ProjectTemplate: {
            name: string;
            tasks: components["schemas"]["TemplateTask"][];
        };
        ProjectWithTasks: {
            contact: components["schemas"]["ContactRef"];
            /** Format: date-time */
            created_at: string;
            /** Format: int32 */
            done_count: number;
            /** Format: date */
            due?: string;
            id: string;
            name: string;
            run?: components["schemas"]["Ref"];
            /** Format: date */
            start?: string;
            state: components["schemas"]["ProjectState"];
            /** Format: int32 */
            task_count: number;
            tasks: components["schemas"]["Task"][];
            team: components["schemas"]["TeamLine"][];
        };
        Publication: {
            /** @description What is new in this version. */
            note?: string;
        };
        Published: {
            /** Format: int32 */
            version: number;
        };
        Question: {
            step?: string;
            text: string;
        };
        Reason: {
            reason?: string;
        };
        Ref: {
            id: string;
            name: string;
        };
        Refusal: {
            reason: string;
        };
        /** @enum {string} */
        Remedy: "remind" | "copy_link" | "complete" | "skip" | "retry" | "release" | "decide" | "sign" | "fill_fields" | "open_task" | "resume";
        RoleLine: {
            contact?: components["schemas"]["ContactRef"];
            label: string;
            member?: components["schemas"]["MemberRef"];
            role: string;
            takes_contacts: boolean;
        };
        Run: {
            commands: components["schemas"]["RunCommand"][];
            contact: components["schemas"]["ContactCard"];
            data: components["schemas"]["RunField"][];
            dates: components["schemas"]["DateLine"][];
            /** Format: date-time */
            ended_at?: string;
            files: components["schemas"]["RunFile"][];
            id: string;
            mark: components["schemas"]["Mark"];
            notes: string;
            paused_reason?: string;
            progress: components["schemas"]["RunProgress"];
            project?: components["schemas"]["Ref"];
            roles: components["schemas"]["RoleLine"][];
            /** Format: date-time */
            started_at: string;
            started_by: string;
            state: components["schemas"]["RunState"];
            steps: components["schemas"]["RunStep"][];
            title: string;
            why: components["schemas"]["Why"][];
            workflow: components["schemas"]["WorkflowRef"];
        };
        /** @enum {string} */
        RunCommand: "pause" | "resume" | "cancel";
        RunField: {
            label: string;
            path: string;
            value: string;
        };
        RunFields: {
            /** @description By path: contact.phone, run.fee, dates.start, roles.reviewer. */
            values: Record<string, unknown>;
        };
        RunFile: {
            id: string;
            media_type: string;
            name: string;
            note: string;
            /** Format: int64 */
            size: number;
            url: string;
        };
        RunNotes: {
            notes: string;
        };
        RunProgress: {
            /** Format: int32 */
            done: number;
            /** Format: date */
            forecast_end?: string;
            /** Format: int32 */
            total: number;
        };
        RunStart: {
            contact: string;
            /** @description The anchor dates that are known. */
            dates?: {
                [key: string]: string;
            };
            /** @description Who fills which role: a member or, for one that only signs or is written to, a contact. */
            roles?: {
                [key: string]: string;
            };
            /** @description Fields of the run, without “run.”. */
            values?: {
                [key: string]: unknown;
            };
            workflow: string;
        };
        /** @enum {string} */
        RunState: "active" | "paused" | "completed" | "cancelled";
        /** @enum {string} */
        RunStateFilter: "active" | "paused" | "completed" | "cancelled" | "open";
        RunStep: {
            actions: components["schemas"]["Action"][];
            actor: components["schemas"]["Acts"];
            /** Format: date-time */
            began_at?: string;
            contract?: string;
            /** Format: date-time */
            ended_at?: string;
            /** Format: date */
            forecast_at?: string;
            held?: components["schemas"]["Held"];
            /** Format: int32 */
            iteration: number;
            kind: string;
            lines: components["schemas"]["StepLine"][];
            mark: components["schemas"]["Mark"];
            mark_label: string;
            name: string;
            /** Format: int32 */
            number: number;
            outcome?: string;
            reminder?: string;
            /** Format: date-time */
            scheduled_for?: string;
            sentence: string;
            stage?: string;
            state: components["schemas"]["StepState"];
            step: string;
            summary?: string;
            task?: string;
            waiting?: string;
            who?: string;
        };
        RunSummary: {
            account_manager?: components["schemas"]["MemberRef"];
            contact: components["schemas"]["ContactRef"];
            /** Format: int32 */
            done_count: number;
            /** Format: date-time */
            ended_at?: string;
            id: string;
            ladder: components["schemas"]["LadderTread"][];
            mark: components["schemas"]["Mark"];
            mark_label: string;
            next?: components["schemas"]["NextEvent"];
            /** Format: date-time */
            since?: string;
            stage?: string;
            /** Format: date-time */
            started_at: string;
            state: components["schemas"]["RunState"];
            /** Format: int32 */
            step_count: number;
            waiting_on: string;
            workflow: components["schemas"]["WorkflowRef"];
        };
        RunSummaryList: {
            items: components["schemas"]["RunSummary"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        SavedAnswers: {
            errors: components["schemas"]["AnswerFault"][];
            /** Format: date-time */
            saved_at: string;
        };
        SearchHit: {
            detail?: string;
            id: string;
            kind: components["schemas"]["FoundKind"];
            title: string;
        };
        SearchHitList: {
            items: components["schemas"]["SearchHit"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        Seen: {
            step?: string;
        };
        Session: {
            /** @description Sent as X-CSRF-Token with every unsafe request. */
            csrf_token: string;
            /** @description Whether this is the demo, whose clock can be wound. */
            demo: boolean;
            firm: components["schemas"]["Firm"];
            member: components["schemas"]["Member"];
            /**
             * Format: date-time
             * @description The time that the firm lives in.
             */
            now: string;
            version: string;
        };
        /** @enum {string} */
        Severity: "error" | "warning";
        Signature: {
            /** @description True: the signer has read the text and agrees to sign it here. */
            consent: boolean;
            full_name: string;
            /** @description The drawn signature: lines of [x, y], both from 0 to 1. */
            strokes?: number[][][];
            /** @description The contract's text_hash as it was shown. */
            text_hash: string;
            typed?: string;
        };
        /** @enum {string} */
        SignerKind: "contact" | "member";
        SignerLine: {
            /** Format: date-time */
            at?: string;
            email?: string;
            kind: components["schemas"]["SignerKind"];
            member?: string;
            name: string;
            /** Format: int32 */
            position: number;
            reason?: string;
            state: components["schemas"]["SignerState"];
        };
        /** @enum {string} */
        SignerState: "waiting" | "next" | "signed" | "declined";
        SignIn: {
            email: string;
            password: string;
        };
        /** @enum {string} */
        SigningTurn: "yours" | "earlier" | "signed" | "declined" | "void";
        StartDate: {
            key: string;
            label: string;
        };
        StartRole: {
            label: string;
            role: string;
            takes_contacts: boolean;
        };
        StepLine: {
            mark: components["schemas"]["Mark"];
            text: string;
        };
        StepPreview: {
            html: string;
            kind: components["schemas"]["PreviewKind"];
            missing: components["schemas"]["MissingLine"][];
            subject?: string;
            text?: string;
        };
        /** @enum {string} */
        StepState: "idle" | "scheduled" | "in_review" | "active" | "held" | "ended" | "skipped" | "cancelled";
        Submission: {
            answers: Record<string, unknown>;
        };
        Task: {
            assignee?: components["schemas"]["MemberRef"];
            contact?: components["schemas"]["ContactRef"];
            description?: string;
            /** Format: date-time */
            done_at?: string;
            /** Format: date */
            due?: string;
            id: string;
            /** Format: int32 */
            overdue_days?: number;
            project?: components["schemas"]["Ref"];
            run?: components["schemas"]["TaskRun"];
            starts_next?: string;
            state: components["schemas"]["TaskState"];
            title: string;
        };
        TaskChange: {
            /** @description Null takes the assignee away. */
            assignee?: string | null;
            description?: string;
            /** @description Null takes the date away. */
            due?: string | null;
            title?: string;
        };
        TaskDraft: {
            assignee?: string;
            description?: string;
            /** Format: date */
            due?: string;
            project?: string;
            title: string;
        };
        TaskList: {
            items: components["schemas"]["Task"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        TaskRun: {
            id: string;
            name: string;
            step: string;
        };
        /** @enum {string} */
        TaskState: "open" | "done" | "cancelled";
        TeamLine: {
            label: string;
            member: components["schemas"]["MemberRef"];
            role: string;
        };
        Template: {
            body?: string;
            form?: components["schemas"]["Form"];
            id: string;
            key: string;
            key_terms?: components["schemas"]["KeyTerm"][];
            kind: components["schemas"]["TemplateKind"];
            name: string;
            project?: components["schemas"]["ProjectTemplate"];
            subject?: string;
            /** Format: date-time */
            updated_at: string;
            used_by: components["schemas"]["Ref"][];
        };
        TemplateDraft: {
            body?: string;
            form?: components["schemas"]["Form"];
            /** @description What workflows call it: small letters, digits, - and _. */
            key: string;
            key_terms?: components["schemas"]["KeyTerm"][];
            kind: components["schemas"]["TemplateKind"];
            name: string;
            project?: components["schemas"]["ProjectTemplate"];
            subject?: string;
        };
        /** @enum {string} */
        TemplateKind: "email" | "form" | "contract" | "project";
        TemplatePreview: {
            faults: components["schemas"]["PlaceFault"][];
            html: string;
            missing: components["schemas"]["MissingValue"][];
            subject?: string;
            text?: string;
        };
        TemplatePreviewRequest: {
            body?: string;
            contact?: string;
            form?: components["schemas"]["Form"];
            key?: string;
            key_terms?: components["schemas"]["KeyTerm"][];
            kind: components["schemas"]["TemplateKind"];
            name?: string;
            project?: components["schemas"]["ProjectTemplate"];
            run?: string;
            subject?: string;
        };
        TemplateSummary: {
            fields: string[];
            id: string;
            key: string;
            kind: components["schemas"]["TemplateKind"];
            name: string;
            /** Format: date-time */
            updated_at: string;
            used_by: components["schemas"]["Ref"][];
        };
        TemplateSummaryList: {
            items: components["schemas"]["TemplateSummary"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        TemplateTask: {
            /** @default  */
            description?: string;
            /**
             * @description Days, working days, weeks or months after the project's start.
             * @example 3 working days
             */
            due?: string;
            /** @default  */
            role?: string;
            title: string;
        };
        Today: {
            decide: components["schemas"]["TodayRow"][];
            held: components["schemas"]["TodayRow"][];
            late_clients: components["schemas"]["TodayRow"][];
            /** Format: int32 */
            needs_count: number;
            tasks: components["schemas"]["Task"][];
            upcoming: components["schemas"]["UpcomingRow"][];
        };
        TodayRow: {
            actions: components["schemas"]["Action"][];
            contact: components["schemas"]["ContactRef"];
            contract?: string;
            detail: string;
            headline: string;
            kind: string;
            mark: components["schemas"]["Mark"];
            run: components["schemas"]["Ref"];
            /** Format: date-time */
            since: string;
            step: string;
        };
        Token: {
            /** Format: date-time */
            created_at: string;
            id: string;
            /** Format: date-time */
            last_used_at?: string;
            level: components["schemas"]["MemberLevel"];
            name: string;
        };
        TokenDraft: {
            level: components["schemas"]["MemberLevel"];
            /** @description What it is for. */
            name: string;
        };
        TokenList: {
            items: components["schemas"]["Token"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        UpcomingRow: {
            /** Format: date-time */
            at: string;
            run: components["schemas"]["Ref"];
            text: string;
        };
        UploadedFile: {
            id: string;
            name: string;
            /** Format: int64 */
            size: number;
        };
        VersionSummary: {
            /** Format: int32 */
            live_runs: number;
            note?: string;
            /** Format: date-time */
            published_at: string;
            published_by: string;
            /** Format: int32 */
            version: number;
        };
        /** @enum {string} */
        Weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        Why: {
            actions: components["schemas"]["Action"][];
            detail: string;
            headline: string;
            mark: components["schemas"]["Mark"];
            /** Format: date-time */
            since?: string;
            step?: string;
        };
        Workflow: {
            draft: components["schemas"]["WorkflowDraft"];
            id: string;
            name: string;
            /** @description Of the draft if it checks, else of the published version. */
            outline?: components["schemas"]["Outline"];
            /** @description What starting a run asks for. */
            start: components["schemas"]["WorkflowStart"];
            versions: components["schemas"]["VersionSummary"][];
        };
        WorkflowDraft: {
            /** @description Whether it differs from the published version. */
            changed: boolean;
            /** @description For If-Match when the draft is saved or published. */
            etag: string;
            text: string;
        };
        WorkflowRef: {
            id: string;
            name: string;
            /** Format: int32 */
            version: number;
        };
        WorkflowStart: {
            dates: components["schemas"]["StartDate"][];
            roles: components["schemas"]["StartRole"][];
        };
        WorkflowSummary: {
            description?: string;
            has_draft: boolean;
            /** Format: int32 */
            held_runs: number;
            id: string;
            /** Format: int32 */
            live_runs: number;
            name: string;
            step_kinds: string[];
            /** Format: date-time */
            updated_at: string;
            /** Format: int32 */
            version?: number;
        };
        WorkflowSummaryList: {
            items: components["schemas"]["WorkflowSummary"][];
            next_cursor?: string;
            /** Format: int32 */
            total?: number;
        };
        WorkflowText: {
            /** @description The definition as YAML or JSON. */
            text: string;
        };
        WorkflowVersion: {
            note?: string;
            outline: components["schemas"]["Outline"];
            /** Format: date-time */
            published_at: string;
            published_by: string;
            text: string;
            /** Format: int32 */
            version: number;
        };
    };
    responses: {
        /** @description What went wrong, as problem details (RFC 9457). */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    show_client_home: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description What is needed from the client now, what is done, and what happens next. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientHome"];
                };
            };
        };
    };
    show_client_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The text to sign, and whose turn it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientContract"];
                };
            };
        };
    };
    refuse_as_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Declines to sign, with a reason. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientHome"];
                };
            };
        };
    };
    sign_as_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Signature"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Signs the text whose hash is given. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientHome"];
                };
            };
        };
    };
    fetch_client_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The bytes of a file that the client sent in or has signed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    show_client_form: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A questionnaire with what has been answered so far. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientForm"];
                };
            };
        };
    };
    save_answers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answers"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Keeps answers, right or not, and says what is wrong with them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAnswers"];
                };
            };
        };
    };
    upload_file: {
        parameters: {
            query?: {
                /** @description The key of the field. */
                field?: string;
                /** @description The file's name. */
                name?: string;
            };
            header?: never;
            path: {
                step: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Attaches a file to a field; the body is its bytes. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedFile"];
                };
            };
        };
    };
    remove_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
                step: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Takes an attached file away again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    submit_form: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Hands the questionnaire in. Doing it twice is doing it once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientHome"];
                };
            };
        };
    };
    ask_for_fresh_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Has a new link sent to the same person, if this one was ever good. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ask_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Asks the firm, which gets a task and an e-mail. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    mark_seen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Says that a person has the page open. Sent after a touch or a key, which mail scanners do not make. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_contacts: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description Only persons or companies. */
                kind?: components["schemas"]["ContactKind"];
                /** @description How many at most. */
                limit?: number;
                /** @description In name, company and e-mail address. */
                search?: string;
                /** @description Only those that carry this tag. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Contacts by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactList"];
                };
            };
        };
    };
    create_contact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactDraft"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Adds a contact. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    read_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A contact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    change_contact: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was edited. */
                "If-Match": string;
            };
            path: {
                contact: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactChange"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Changes a contact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    read_contact_overview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A contact with its runs, projects, messages and files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOverview"];
                };
            };
        };
    };
    show_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contract: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The text as it was put before its signers, and who has signed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
        };
    };
    refuse_contract: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                contract: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Declines to sign, with a reason. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
        };
    };
    sign_contract: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                contract: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Signature"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Signs as the member who is signed in, when it is their turn. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
        };
    };
    read_demo_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The demo's time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoClock"];
                };
            };
        };
    };
    wind_demo_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoWind"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Winds it ahead. What comes due on the way happens at its own moment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoClock"];
                };
            };
        };
    };
    list_demo_mailbox: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description To this address only. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The mail that the demo has sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoMailList"];
                };
            };
        };
    };
    show_demo_mail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description One mail, word for word. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
        };
    };
    follow_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A stream of what changes (server-sent events). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    fetch_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The bytes of a file, as an attachment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    read_firm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The firm. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Firm"];
                };
            };
        };
    };
    change_firm: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was edited. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirmChange"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Changes the firm. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Firm"];
                };
            };
        };
    };
    read_email_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description How the firm sends mail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailSettings"];
                };
            };
        };
    };
    set_email_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailSettingsChange"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Sets how the firm sends mail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailSettings"];
                };
            };
        };
    };
    test_email_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailTest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Sends a test, and shows what the server says. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailTestOutcome"];
                };
            };
        };
    };
    list_members: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Everybody who works in the firm, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
        };
    };
    create_member: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberDraft"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Adds a member. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    change_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Changes a member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    list_messages: {
        parameters: {
            query?: {
                /** @description To this contact only. */
                contact?: string;
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Of this run only. */
                run?: string;
                /** @description waiting, sent or failed; all if absent. */
                state?: components["schemas"]["MessageStateFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Lists e-mails, latest queued first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSummaryList"];
                };
            };
        };
    };
    show_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The mail word for word, and every attempt to deliver it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
        };
    };
    cancel_message: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Keeps what has not left from being sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
        };
    };
    retry_message: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Sends it now. What a step is held for is composed anew. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
        };
    };
    read_openapi_document: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description This document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
        };
    };
    list_projects: {
        parameters: {
            query?: {
                /** @description For this contact only. */
                contact?: string;
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description open, done or archived; all if absent. */
                state?: components["schemas"]["ProjectState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Lists projects, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectList"];
                };
            };
        };
    };
    create_project: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectDraft"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Opens a project, with a template's tasks. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
        };
    };
    show_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The project with its tasks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectWithTasks"];
                };
            };
        };
    };
    change_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChange"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Changes what is given. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
        };
    };
    list_runs: {
        parameters: {
            query?: {
                /** @description For this contact only. */
                contact?: string;
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description What the runs wait for. */
                mark?: components["schemas"]["Mark"];
                /** @description In the names of contact, company and workflow. */
                search?: string;
                /** @description active, paused, completed, cancelled or open, the default. */
                state?: components["schemas"]["RunStateFilter"];
                /** @description Of this workflow only. */
                workflow?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Lists runs, latest started first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunSummaryList"];
                };
            };
        };
    };
    start_run: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunStart"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Starts a run of the published version. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    show_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The whole run: why it does not move, its steps and what they hold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    cancel_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Ends the run; what is open is called off and links stop working. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    open_client_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A link with which the member sees what the client sees, for an hour. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
        };
    };
    fill_run_fields: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunFields"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Writes fields by path, and lets go on what was held for them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    list_run_history: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description What happened in the run, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryEntryList"];
                };
            };
        };
    };
    end_client_links: {
        parameters: {
            query?: {
                /** @description Of this contact only. */
                contact?: string;
            };
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Ends every client link of the run that was sent so far. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    list_run_messages: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The e-mails of the run, latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSummaryList"];
                };
            };
        };
    };
    save_run_notes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunNotes"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Replaces the run's notes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    pause_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Nothing is sent and nobody is reminded until it is resumed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    resume_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Lets a paused run go on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    copy_client_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A fresh link to this step, of the contact whose turn it is, for copying. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
        };
    };
    complete_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                run: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Completion"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Ends the step as if its work had been done; decides an approval. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    preview_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description What the step sends or puts up, as it would be now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepPreview"];
                };
            };
        };
    };
    release_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                run: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Lets go what was in review, or begins at once what was to begin later. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    remind_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                run: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Reminds whoever the step waits for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    retry_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                run: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Tries a held step again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    skip_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                run: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Leaves the step out and goes on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description A part of a name. Nothing is found for a blank one. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Whatever is called so, a few of each kind. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchHitList"];
                };
            };
        };
    };
    read_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Who is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    sign_in: {
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
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Signs a member in and sets the session's cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Ends the session. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_tasks: {
        parameters: {
            query?: {
                /** @description me, or a member's id. */
                assignee?: string;
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Of this project only, all on one page. */
                project?: string;
                /** @description open, done or cancelled; all if absent. */
                state?: components["schemas"]["TaskState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Lists tasks by due date; those without one last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
        };
    };
    create_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDraft"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Adds a task. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
        };
    };
    change_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskChange"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Changes what is given. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
        };
    };
    complete_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Marks it done; a step's task ends its step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
        };
    };
    reopen_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Opens it again, unless its run has gone on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
        };
    };
    preview_template: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplatePreviewRequest"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description What a template looks like, filled for a contact or a run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePreview"];
                };
            };
        };
    };
    list_templates: {
        parameters: {
            query?: {
                /** @description Only those of this kind. */
                kind?: components["schemas"]["TemplateKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Templates by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateSummaryList"];
                };
            };
        };
    };
    create_template: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateDraft"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Adds a template. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
        };
    };
    read_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A template. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
        };
    };
    change_template: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was edited. */
                "If-Match": string;
            };
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateDraft"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Replaces a template's content. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
        };
    };
    show_today: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description What needs the member who asks, and what happens next by itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Today"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description The tokens of programs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenDraft"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Makes a token for a program. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Ends a token at once. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    check_workflow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkflowText"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Checks a text without saving it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOutcome"];
                };
            };
        };
    };
    list_workflows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Workflows by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowSummaryList"];
                };
            };
        };
    };
    create_workflow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkflowText"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Adds a workflow as a draft. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
        };
    };
    read_workflow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workflow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A workflow with its draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
        };
    };
    save_draft: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was edited. */
                "If-Match": string;
            };
            path: {
                workflow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkflowText"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Saves the draft, errors or not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftSaved"];
                };
            };
        };
    };
    publish_workflow: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key gets the first answer and has no effect. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what was edited. */
                "If-Match": string;
            };
            path: {
                workflow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Publication"];
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Publishes the draft as the next version. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Published"];
                };
            };
        };
    };
    read_workflow_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
                workflow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A published version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowVersion"];
                };
            };
        };
    };
}
