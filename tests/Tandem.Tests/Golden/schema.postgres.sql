access_audit.actor text not null
access_audit.address text
access_audit.after text
access_audit.at bigint not null
access_audit.before text
access_audit.id uuid not null
access_audit.object text not null
access_audit.object_id text
access_audit.verb text not null
access_failures.email_hash text not null
access_failures.failures integer not null
access_failures.last_at bigint not null
access_failures.locked_until bigint
access_links.created_at bigint not null
access_links.created_by text not null
access_links.expires_at bigint not null
access_links.id uuid not null
access_links.kind text not null
access_links.token_hash text not null
access_links.user_id uuid not null
access_public_users.email text
access_public_users.id uuid
access_public_users.manager_id uuid
access_public_users.name text
access_public_users.office text
access_public_users.role text
access_public_users.status text
access_sessions.created_at bigint not null
access_sessions.expires_at bigint not null
access_sessions.security_stamp text not null
access_sessions.token_hash text not null
access_sessions.user_id uuid not null
access_setup.at bigint not null
access_setup.one integer not null
access_tokens.created_at bigint not null
access_tokens.created_by text not null
access_tokens.expires_at bigint
access_tokens.hint text not null
access_tokens.id uuid not null
access_tokens.last_used_at bigint
access_tokens.name text not null
access_tokens.revoked_at bigint
access_tokens.scopes text not null
access_tokens.token_hash text not null
access_users.core_team boolean not null
access_users.created_at bigint not null
access_users.email text
access_users.email_key text
access_users.id uuid not null
access_users.manager_id uuid
access_users.name text not null
access_users.name_key text not null
access_users.office text
access_users.password_hash text
access_users.role text not null
access_users.security_stamp text not null
access_users.status text not null
access_users.version integer not null
alignment_goals.amount_minor bigint not null
alignment_goals.currency text not null
alignment_goals.period text not null
alignment_goals.set_at bigint not null
alignment_goals.set_by text not null
alignment_goals.version integer not null
alignment_plans.fit text not null
alignment_plans.month text not null
alignment_plans.people integer not null
audience_engagement.as_of bigint not null
audience_engagement.contact_id uuid not null
audience_engagement.rule_id uuid not null
audience_engagement.times bigint not null
audience_engagement.value double precision not null
audience_engagement_rules.event_type text not null
audience_engagement_rules.half_life_days integer
audience_engagement_rules.id uuid not null
audience_engagement_rules.most_points integer
audience_engagement_rules.name text not null
audience_engagement_rules.points integer not null
audience_engagement_rules.position integer not null
audience_engagement_rules.properties text not null
audience_engagement_rules.version integer not null
audience_fit_rules.condition text not null
audience_fit_rules.id uuid not null
audience_fit_rules.name text not null
audience_fit_rules.points integer not null
audience_fit_rules.position integer not null
audience_fit_rules.version integer not null
audience_mql_rules.definition text not null
audience_mql_rules.made_at bigint not null
audience_mql_rules.made_by text not null
audience_mql_rules.reason text not null
audience_mql_rules.rule_id uuid not null
audience_mql_rules.summary text not null
audience_mql_rules.version integer not null
audience_public_scores.contact_id uuid
audience_public_scores.cool_down_until bigint
audience_public_scores.fit text
audience_public_scores.fit_points integer
audience_public_scores.qualified_at bigint
audience_scores.contact_id uuid not null
audience_scores.cool_down_cause text
audience_scores.cool_down_until bigint
audience_scores.fit text
audience_scores.fit_at bigint
audience_scores.fit_points integer
audience_scores.qualified_at bigint
audience_scoring.computed_version integer not null
audience_scoring.engagement_first integer not null
audience_scoring.engagement_second integer not null
audience_scoring.engagement_third integer not null
audience_scoring.fit_a integer not null
audience_scoring.fit_b integer not null
audience_scoring.fit_c integer not null
audience_scoring.id integer not null
audience_scoring.job_id uuid
audience_scoring.version integer not null
capture_channel_rules.id integer not null
capture_channel_rules.job_id uuid
capture_channel_rules.rules text
capture_channel_rules.version integer not null
capture_event_names.count bigint not null
capture_event_names.first_seen_at bigint not null
capture_event_names.last_seen_at bigint not null
capture_event_names.name text not null
capture_event_properties.last_seen_at bigint not null
capture_event_properties.name text not null
capture_event_properties.property text not null
capture_event_properties.types text not null
capture_event_settings.blocked boolean not null
capture_event_settings.conversion boolean not null
capture_event_settings.description text
capture_event_settings.label text
capture_event_settings.name text not null
capture_event_settings.updated_at bigint not null
capture_event_settings.updated_by text not null
capture_event_settings.version integer not null
capture_form_days.day text not null
capture_form_days.form_id uuid not null
capture_form_days.submissions bigint not null
capture_form_days.views bigint not null
capture_form_versions.definition text not null
capture_form_versions.form_id uuid not null
capture_form_versions.number integer not null
capture_form_versions.origin text not null
capture_form_versions.published_at bigint not null
capture_form_versions.published_by text not null
capture_forms.archived_at bigint
capture_forms.created_at bigint not null
capture_forms.created_by text not null
capture_forms.draft text not null
capture_forms.id uuid not null
capture_forms.is_open boolean not null
capture_forms.name text not null
capture_forms.published_version integer
capture_forms.updated_at bigint not null
capture_forms.version integer not null
capture_public_conversions.name text
capture_salts.day text not null
capture_salts.salt text not null
capture_secrets.name text not null
capture_secrets.value text not null
capture_session_pages.engaged_seconds integer not null
capture_session_pages.forms integer not null
capture_session_pages.page text not null
capture_session_pages.scroll_depth integer not null
capture_session_pages.session_id uuid not null
capture_session_pages.subject_id uuid not null
capture_session_pages.views integer not null
capture_sessions.bot text
capture_sessions.browser text
capture_sessions.browser_version text
capture_sessions.campaign text
capture_sessions.channel text not null
capture_sessions.click_id text
capture_sessions.content text
capture_sessions.device text
capture_sessions.device_model text
capture_sessions.engaged_seconds integer not null
capture_sessions.events integer not null
capture_sessions.forms integer not null
capture_sessions.id uuid not null
capture_sessions.is_campaign boolean not null
capture_sessions.landing_page text
capture_sessions.last_at bigint not null
capture_sessions.last_page text
capture_sessions.medium text not null
capture_sessions.os text
capture_sessions.os_version text
capture_sessions.pages integer not null
capture_sessions.referrer text
capture_sessions.source text not null
capture_sessions.started_at bigint not null
capture_sessions.subject_id uuid not null
capture_sessions.term text
capture_sites.cookie_days integer not null
capture_sites.cookieless boolean not null
capture_sites.first_event_at bigint
capture_sites.forms text not null
capture_sites.honour_dnt boolean not null
capture_sites.honour_gpc boolean not null
capture_sites.id uuid not null
capture_sites.last_event_at bigint
capture_sites.last_origin text
capture_sites.origins text not null
capture_sites.refused_at bigint
capture_sites.refused_origin text
capture_sites.write_key text
capture_submissions.address_key text not null
capture_submissions.answers text not null
capture_submissions.confirm_until bigint
capture_submissions.confirmed_at bigint
capture_submissions.consents text not null
capture_submissions.contact_id uuid
capture_submissions.content_hash text not null
capture_submissions.context text not null
capture_submissions.decided_at bigint
capture_submissions.decided_by text
capture_submissions.email text
capture_submissions.email_key text
capture_submissions.form_id uuid not null
capture_submissions.form_version integer not null
capture_submissions.id uuid not null
capture_submissions.mails_sent integer not null
capture_submissions.nonce text
capture_submissions.reasons text not null
capture_submissions.received_at bigint not null
capture_submissions.search_key text not null
capture_submissions.state text not null
capture_submissions.visitor_id uuid
capture_visitors.acts_as uuid
capture_visitors.anonymous_id text not null
capture_visitors.campaign text
capture_visitors.first_seen_at bigint not null
capture_visitors.id uuid not null
capture_visitors.landing_page text
capture_visitors.origin text
capture_visitors.referrer text
constraint access_audit access_audit_pkey PRIMARY KEY (id)
constraint access_failures access_failures_pkey PRIMARY KEY (email_hash)
constraint access_links access_links_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'passwordReset'::text])))
constraint access_links access_links_pkey PRIMARY KEY (id)
constraint access_links access_links_token_hash_key UNIQUE (token_hash)
constraint access_links access_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_users(id)
constraint access_sessions access_sessions_pkey PRIMARY KEY (token_hash)
constraint access_sessions access_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_users(id)
constraint access_setup access_setup_one_check CHECK ((one = 1))
constraint access_setup access_setup_pkey PRIMARY KEY (one)
constraint access_tokens access_tokens_pkey PRIMARY KEY (id)
constraint access_tokens access_tokens_token_hash_key UNIQUE (token_hash)
constraint access_users access_users_email_key_key UNIQUE (email_key)
constraint access_users access_users_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES access_users(id)
constraint access_users access_users_pkey PRIMARY KEY (id)
constraint access_users access_users_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'manager'::text, 'marketer'::text, 'salesRep'::text, 'viewer'::text])))
constraint access_users access_users_status_check CHECK ((status = ANY (ARRAY['active'::text, 'invited'::text, 'disabled'::text, 'noLogin'::text])))
constraint alignment_goals alignment_goals_amount_minor_check CHECK ((amount_minor > 0))
constraint alignment_goals alignment_goals_pkey PRIMARY KEY (period)
constraint alignment_plans alignment_plans_fit_check CHECK ((fit = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
constraint alignment_plans alignment_plans_people_check CHECK ((people >= 0))
constraint alignment_plans alignment_plans_pkey PRIMARY KEY (month, fit)
constraint audience_engagement audience_engagement_pkey PRIMARY KEY (contact_id, rule_id)
constraint audience_engagement_rules audience_engagement_rules_pkey PRIMARY KEY (id)
constraint audience_fit_rules audience_fit_rules_pkey PRIMARY KEY (id)
constraint audience_mql_rules audience_mql_rules_pkey PRIMARY KEY (version)
constraint audience_scores audience_scores_pkey PRIMARY KEY (contact_id)
constraint audience_scoring audience_scoring_id_check CHECK ((id = 1))
constraint audience_scoring audience_scoring_pkey PRIMARY KEY (id)
constraint capture_channel_rules capture_channel_rules_id_check CHECK ((id = 1))
constraint capture_channel_rules capture_channel_rules_pkey PRIMARY KEY (id)
constraint capture_event_names capture_event_names_pkey PRIMARY KEY (name)
constraint capture_event_properties capture_event_properties_pkey PRIMARY KEY (name, property)
constraint capture_event_settings capture_event_settings_pkey PRIMARY KEY (name)
constraint capture_form_days capture_form_days_pkey PRIMARY KEY (form_id, day)
constraint capture_form_versions capture_form_versions_form_id_fkey FOREIGN KEY (form_id) REFERENCES capture_forms(id)
constraint capture_form_versions capture_form_versions_pkey PRIMARY KEY (form_id, number)
constraint capture_forms capture_forms_pkey PRIMARY KEY (id)
constraint capture_salts capture_salts_pkey PRIMARY KEY (day)
constraint capture_secrets capture_secrets_pkey PRIMARY KEY (name)
constraint capture_session_pages capture_session_pages_pkey PRIMARY KEY (subject_id, session_id, page)
constraint capture_sessions capture_sessions_pkey PRIMARY KEY (subject_id, id)
constraint capture_sites capture_sites_forms_check CHECK ((forms = ANY (ARRAY['marked'::text, 'all'::text])))
constraint capture_sites capture_sites_pkey PRIMARY KEY (id)
constraint capture_submissions capture_submissions_pkey PRIMARY KEY (id)
constraint capture_submissions capture_submissions_state_check CHECK ((state = ANY (ARRAY['accepted'::text, 'unconfirmed'::text, 'suspicious'::text, 'rejected'::text])))
constraint capture_visitors capture_visitors_pkey PRIMARY KEY (id)
constraint imports_errors imports_errors_pkey PRIMARY KEY (import_id, line)
constraint imports_files imports_files_pkey PRIMARY KEY (id)
constraint imports_files imports_files_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'undone'::text])))
constraint imports_unplaced imports_unplaced_pkey PRIMARY KEY (deal_id, import_id)
constraint insights_campaigns insights_campaigns_pkey PRIMARY KEY (id)
constraint insights_costs insights_costs_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES insights_campaigns(id)
constraint insights_costs insights_costs_pkey PRIMARY KEY (id)
constraint insights_costs insights_costs_team_check CHECK ((team = ANY (ARRAY['marketing'::text, 'sales'::text])))
constraint insights_people insights_people_pkey PRIMARY KEY (contact_id)
constraint insights_people_days insights_people_days_pkey PRIMARY KEY (dimension, day, key)
constraint insights_rates insights_rates_pkey PRIMARY KEY (currency, from_day)
constraint insights_rollups insights_rollups_id_check CHECK ((id = 1))
constraint insights_rollups insights_rollups_pkey PRIMARY KEY (id)
constraint insights_rollups insights_rollups_state_check CHECK ((state = ANY (ARRAY['none'::text, 'building'::text, 'ready'::text])))
constraint journey_cursors journey_cursors_pkey PRIMARY KEY (reactor, lane)
constraint journey_events journey_events_pkey PRIMARY KEY (subject_id, occurred_at, id)
constraint journey_lanes journey_lanes_pkey PRIMARY KEY (lane)
constraint journey_leases journey_leases_pkey PRIMARY KEY (lane)
constraint journey_seen_messages journey_seen_messages_pkey PRIMARY KEY (value, source)
constraint journey_set_aside journey_set_aside_pkey PRIMARY KEY (id)
constraint journey_set_aside journey_set_aside_reactor_lane_seq_key UNIQUE (reactor, lane, seq)
constraint journey_subjects journey_subjects_pkey PRIMARY KEY (subject_id)
constraint journey_workers journey_workers_pkey PRIMARY KEY (owner)
constraint messaging_mails messaging_mails_pkey PRIMARY KEY (id)
constraint messaging_mails messaging_mails_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
constraint notifications_inboxes notifications_inboxes_pkey PRIMARY KEY (user_id)
constraint notifications_items notifications_items_pkey PRIMARY KEY (user_id, seq)
constraint notifications_items notifications_items_user_id_id_key UNIQUE (user_id, id)
constraint notifications_items notifications_items_user_id_key_key UNIQUE (user_id, key)
constraint notifications_mutes notifications_mutes_pkey PRIMARY KEY (user_id, kind)
constraint people_activity people_activity_pkey PRIMARY KEY (contact_id)
constraint people_companies people_companies_pkey PRIMARY KEY (id)
constraint people_consents people_consents_pkey PRIMARY KEY (contact_id, id)
constraint people_consents people_consents_state_check CHECK ((state = ANY (ARRAY['subscribed'::text, 'unsubscribed'::text])))
constraint people_contacts people_contacts_pkey PRIMARY KEY (id)
constraint people_duplicates people_duplicates_object_check CHECK ((object = ANY (ARRAY['contact'::text, 'company'::text])))
constraint people_duplicates people_duplicates_pkey PRIMARY KEY (first_id, second_id)
constraint people_duplicates people_duplicates_state_check CHECK ((state = ANY (ARRAY['open'::text, 'dismissed'::text, 'merged'::text])))
constraint people_fields people_fields_object_check CHECK ((object = ANY (ARRAY['contact'::text, 'company'::text, 'deal'::text])))
constraint people_fields people_fields_object_key_key UNIQUE (object, key)
constraint people_fields people_fields_pkey PRIMARY KEY (id)
constraint people_identifiers people_identifiers_pkey PRIMARY KEY (value, kind, source, subject_kind)
constraint people_identifiers people_identifiers_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['contact'::text, 'company'::text])))
constraint people_job_changes people_job_changes_kind_check CHECK ((kind = ANY (ARRAY['created'::text, 'updated'::text])))
constraint people_job_changes people_job_changes_pkey PRIMARY KEY (subject_id, job_id)
constraint people_lifecycle_changes people_lifecycle_changes_pkey PRIMARY KEY (contact_id, id)
constraint people_memberships people_memberships_pkey PRIMARY KEY (contact_id, company_id)
constraint people_merges people_merges_object_check CHECK ((object = ANY (ARRAY['contact'::text, 'company'::text])))
constraint people_merges people_merges_pkey PRIMARY KEY (winner_id, id)
constraint people_notes people_notes_pkey PRIMARY KEY (subject_id, id)
constraint people_suppressions people_suppressions_pkey PRIMARY KEY (value, channel)
constraint people_tags people_tags_pkey PRIMARY KEY (subject_id, tag_key)
constraint people_topic_texts people_topic_texts_pkey PRIMARY KEY (topic_id, number)
constraint people_topics people_topics_pkey PRIMARY KEY (id)
constraint people_verifications people_verifications_pkey PRIMARY KEY (value)
constraint people_verifications people_verifications_verdict_check CHECK ((verdict = ANY (ARRAY['valid'::text, 'risky'::text, 'invalid'::text, 'unknown'::text])))
constraint people_views people_views_pkey PRIMARY KEY (id)
constraint people_views people_views_scope_check CHECK ((scope = ANY (ARRAY['private'::text, 'all'::text])))
constraint platform_idempotency platform_idempotency_pkey PRIMARY KEY (key, caller)
constraint platform_idempotency platform_idempotency_state_check CHECK ((state = ANY (ARRAY['running'::text, 'answered'::text, 'unknown'::text])))
constraint platform_jobs platform_jobs_pkey PRIMARY KEY (id)
constraint platform_jobs platform_jobs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'undone'::text])))
constraint platform_migrations platform_migrations_pkey PRIMARY KEY (module, number)
constraint platform_outbox platform_outbox_pkey PRIMARY KEY (id)
constraint platform_outbox platform_outbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text])))
constraint platform_outbox platform_outbox_unique_key_key UNIQUE (unique_key)
constraint platform_settings platform_settings_pkey PRIMARY KEY (key)
constraint platform_timers platform_timers_pkey PRIMARY KEY (kind, key)
constraint sales_absences sales_absences_pkey PRIMARY KEY (id)
constraint sales_answers sales_answers_pkey PRIMARY KEY (deal_id, question_key)
constraint sales_board_totals sales_board_totals_pkey PRIMARY KEY (stage_id, owner_id, currency, probability)
constraint sales_deal_contacts sales_deal_contacts_pkey PRIMARY KEY (deal_id, contact_id)
constraint sales_deal_identifiers sales_deal_identifiers_pkey PRIMARY KEY (value, source)
constraint sales_deal_question_sets sales_deal_question_sets_pkey PRIMARY KEY (deal_id)
constraint sales_deal_tags sales_deal_tags_pkey PRIMARY KEY (deal_id, tag_key)
constraint sales_deals sales_deals_outcome_check CHECK ((outcome = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text])))
constraint sales_deals sales_deals_pkey PRIMARY KEY (id)
constraint sales_handoff_policy sales_handoff_policy_one_check CHECK ((one = 1))
constraint sales_handoff_policy sales_handoff_policy_pkey PRIMARY KEY (one)
constraint sales_handoffs sales_handoffs_pkey PRIMARY KEY (id)
constraint sales_handoffs sales_handoffs_source_check CHECK ((source = ANY (ARRAY['score'::text, 'manual'::text])))
constraint sales_handoffs sales_handoffs_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'accepted'::text, 'rejected'::text, 'expired'::text, 'qualified'::text, 'recycled'::text])))
constraint sales_job_changes sales_job_changes_kind_check CHECK ((kind = ANY (ARRAY['created'::text, 'updated'::text])))
constraint sales_job_changes sales_job_changes_pkey PRIMARY KEY (deal_id, job_id)
constraint sales_open_handoffs sales_open_handoffs_pkey PRIMARY KEY (contact_id)
constraint sales_pipelines sales_pipelines_pkey PRIMARY KEY (id)
constraint sales_products sales_products_name_key_key UNIQUE (name_key)
constraint sales_products sales_products_pkey PRIMARY KEY (id)
constraint sales_question_sets sales_question_sets_pkey PRIMARY KEY (key)
constraint sales_questions sales_questions_pkey PRIMARY KEY (key)
constraint sales_questions sales_questions_set_key_fkey FOREIGN KEY (set_key) REFERENCES sales_question_sets(key)
constraint sales_questions sales_questions_weight_check CHECK (((weight >= 1) AND (weight <= 10)))
constraint sales_reasons sales_reasons_wider_kind_check CHECK ((kind = ANY (ARRAY['loss'::text, 'win'::text, 'competitor'::text, 'objection'::text, 'reject'::text, 'recycle'::text])))
constraint sales_reasons sales_reasons_wider_kind_name_key_key UNIQUE (kind, name_key)
constraint sales_reasons sales_reasons_wider_pkey PRIMARY KEY (id)
constraint sales_reps sales_reps_capacity_check CHECK ((capacity >= 0))
constraint sales_reps sales_reps_pkey PRIMARY KEY (user_id)
constraint sales_reps sales_reps_weight_check CHECK (((weight >= 1) AND (weight <= 100)))
constraint sales_stage_changes sales_stage_changes_pkey PRIMARY KEY (deal_id, id)
constraint sales_stages sales_stages_category_check CHECK ((category = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text])))
constraint sales_stages sales_stages_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES sales_pipelines(id)
constraint sales_stages sales_stages_pkey PRIMARY KEY (id)
constraint sales_stages sales_stages_probability_check CHECK (((probability >= 0) AND (probability <= 100)))
constraint sales_tasks sales_tasks_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'email'::text, 'meeting'::text, 'todo'::text])))
constraint sales_tasks sales_tasks_pkey PRIMARY KEY (id)
constraint sales_territories sales_territories_pkey PRIMARY KEY (id)
constraint sales_turns sales_turns_pkey PRIMARY KEY (pool, user_id)
imports_errors.cells text not null
imports_errors.code text not null
imports_errors.import_id uuid not null
imports_errors.line bigint not null
imports_errors.message text not null
imports_files.columns text not null
imports_files.created_at bigint not null
imports_files.created_by text not null
imports_files.dialect text not null
imports_files.encoding text not null
imports_files.file_name text not null
imports_files.header_key text not null
imports_files.hints text not null
imports_files.id uuid not null
imports_files.invalid_bytes bigint not null
imports_files.job_id uuid
imports_files.object text not null
imports_files.options text not null
imports_files.path text not null
imports_files.remembered_from uuid
imports_files.report text
imports_files.state text not null
imports_files.undo text
imports_unplaced.deal_id uuid not null
imports_unplaced.import_id uuid not null
imports_unplaced.pipeline_id uuid not null
imports_unplaced.stage_id uuid not null
imports_unplaced.stage_key text not null
index CREATE INDEX access_audit_by_actor ON public.access_audit USING btree (actor, id)
index CREATE INDEX access_audit_by_object ON public.access_audit USING btree (object, object_id, id)
index CREATE INDEX access_failures_by_time ON public.access_failures USING btree (last_at)
index CREATE INDEX access_links_by_user ON public.access_links USING btree (user_id, kind)
index CREATE INDEX access_sessions_by_expiry ON public.access_sessions USING btree (expires_at)
index CREATE INDEX access_sessions_by_user ON public.access_sessions USING btree (user_id)
index CREATE INDEX access_users_by_manager ON public.access_users USING btree (manager_id, id)
index CREATE INDEX access_users_by_name ON public.access_users USING btree (name_key, id)
index CREATE INDEX audience_scores_by_fit ON public.audience_scores USING btree (fit, contact_id)
index CREATE INDEX capture_sessions_last ON public.capture_sessions USING btree (last_at)
index CREATE INDEX capture_sessions_started ON public.capture_sessions USING btree (started_at)
index CREATE INDEX capture_submissions_address ON public.capture_submissions USING btree (form_id, address_key, received_at)
index CREATE INDEX capture_submissions_contact ON public.capture_submissions USING btree (contact_id) WHERE (contact_id IS NOT NULL)
index CREATE INDEX capture_submissions_email ON public.capture_submissions USING btree (email_key) WHERE (email_key IS NOT NULL)
index CREATE INDEX capture_submissions_form ON public.capture_submissions USING btree (form_id, id)
index CREATE INDEX capture_submissions_nonce ON public.capture_submissions USING btree (nonce) WHERE (nonce IS NOT NULL)
index CREATE INDEX capture_submissions_received ON public.capture_submissions USING btree (received_at, id)
index CREATE INDEX capture_submissions_state ON public.capture_submissions USING btree (form_id, state, id)
index CREATE INDEX capture_submissions_visitor ON public.capture_submissions USING btree (visitor_id) WHERE (visitor_id IS NOT NULL)
index CREATE INDEX capture_visitors_first_seen ON public.capture_visitors USING btree (first_seen_at, id)
index CREATE INDEX imports_files_created ON public.imports_files USING btree (created_at, id)
index CREATE INDEX imports_files_headers ON public.imports_files USING btree (object, header_key, created_at)
index CREATE INDEX imports_files_job ON public.imports_files USING btree (job_id)
index CREATE INDEX imports_unplaced_of_stage ON public.imports_unplaced USING btree (import_id, pipeline_id, stage_key)
index CREATE INDEX insights_costs_day ON public.insights_costs USING btree (day, id)
index CREATE INDEX insights_people_long ON public.insights_people USING btree (contact_id) WHERE (length(landing_page) > 500)
index CREATE INDEX journey_events_lane ON public.journey_events USING btree (lane, seq)
index CREATE INDEX journey_seen_messages_at ON public.journey_seen_messages USING btree (seen_at)
index CREATE INDEX journey_subjects_contact ON public.journey_subjects USING btree (contact_id)
index CREATE INDEX messaging_mails_by_recipient ON public.messaging_mails USING btree (recipient)
index CREATE INDEX messaging_mails_by_time ON public.messaging_mails USING btree (created_at, id)
index CREATE INDEX messaging_mails_waiting ON public.messaging_mails USING btree (created_at) WHERE (state = 'waiting'::text)
index CREATE INDEX notifications_items_by_time ON public.notifications_items USING btree (created_at)
index CREATE INDEX notifications_items_unread ON public.notifications_items USING btree (user_id, seq) WHERE (read_at IS NULL)
index CREATE INDEX people_activity_last_seen ON public.people_activity USING btree (last_seen_at, contact_id)
index CREATE INDEX people_companies_by_created ON public.people_companies USING btree (created_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_companies_by_key ON public.people_companies USING btree (name_key)
index CREATE INDEX people_companies_by_name ON public.people_companies USING btree (sort_name, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_companies_by_owner ON public.people_companies USING btree (owner_id, created_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_companies_merged ON public.people_companies USING btree (merged_into) WHERE (merged_into IS NOT NULL)
index CREATE INDEX people_companies_search ON public.people_companies USING gin (search_key gin_trgm_ops)
index CREATE INDEX people_contacts_by_company ON public.people_contacts USING btree (company_id, created_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_by_country ON public.people_contacts USING btree (lower(country), created_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_by_created ON public.people_contacts USING btree (created_at, id, lifecycle_stage, owner_id, country, origin) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_by_email ON public.people_contacts USING btree (email_key, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_by_mail_domain ON public.people_contacts USING btree (split_part(email_key, '@'::text, 2), sort_name) WHERE ((archived_at IS NULL) AND (email_key IS NOT NULL))
index CREATE INDEX people_contacts_by_name ON public.people_contacts USING btree (sort_name, id, lifecycle_stage, owner_id, country, origin) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_by_origin ON public.people_contacts USING btree (lower(origin), created_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_by_owner ON public.people_contacts USING btree (owner_id, created_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_by_stage ON public.people_contacts USING btree (lifecycle_stage, created_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_by_stage_since ON public.people_contacts USING btree (lifecycle_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_by_updated ON public.people_contacts USING btree (updated_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX people_contacts_merged ON public.people_contacts USING btree (merged_into) WHERE (merged_into IS NOT NULL)
index CREATE INDEX people_contacts_search ON public.people_contacts USING gin (search_key gin_trgm_ops)
index CREATE INDEX people_duplicates_open ON public.people_duplicates USING btree (object, score, id) WHERE (state = 'open'::text)
index CREATE INDEX people_duplicates_second ON public.people_duplicates USING btree (second_id, first_id)
index CREATE INDEX people_identifiers_subject ON public.people_identifiers USING btree (subject_id)
index CREATE INDEX people_job_changes_job ON public.people_job_changes USING btree (job_id, object, subject_id)
index CREATE INDEX people_lifecycle_changes_at ON public.people_lifecycle_changes USING btree (to_stage, at, contact_id)
index CREATE INDEX people_memberships_company ON public.people_memberships USING btree (company_id, contact_id)
index CREATE INDEX people_merges_by_id ON public.people_merges USING btree (id)
index CREATE INDEX people_merges_by_loser ON public.people_merges USING btree (loser_id, at)
index CREATE INDEX people_notes_by_id ON public.people_notes USING btree (id)
index CREATE INDEX people_tags_by_tag ON public.people_tags USING btree (object, tag_key, subject_id)
index CREATE INDEX people_verifications_by_expiry ON public.people_verifications USING btree (expires_at)
index CREATE INDEX platform_idempotency_created ON public.platform_idempotency USING btree (created_at)
index CREATE INDEX platform_jobs_created ON public.platform_jobs USING btree (created_at, id)
index CREATE INDEX platform_jobs_open ON public.platform_jobs USING btree (state, created_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]))
index CREATE INDEX platform_outbox_due ON public.platform_outbox USING btree (due_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]))
index CREATE INDEX platform_timers_due ON public.platform_timers USING btree (due_at, kind, key)
index CREATE INDEX sales_absences_by_user ON public.sales_absences USING btree (user_id, to_day)
index CREATE INDEX sales_deal_contacts_contact ON public.sales_deal_contacts USING btree (contact_id, deal_id)
index CREATE INDEX sales_deal_identifiers_deal ON public.sales_deal_identifiers USING btree (deal_id)
index CREATE INDEX sales_deal_tags_by_tag ON public.sales_deal_tags USING btree (tag_key, deal_id)
index CREATE INDEX sales_deals_by_closed ON public.sales_deals USING btree (outcome, closed_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX sales_deals_by_company ON public.sales_deals USING btree (company_id, opened_at, id)
index CREATE INDEX sales_deals_by_contact ON public.sales_deals USING btree (contact_id, opened_at, id)
index CREATE INDEX sales_deals_by_created ON public.sales_deals USING btree (created_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX sales_deals_by_fresh ON public.sales_deals USING btree (stage_id, fresh_at, owner_id, archived_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX sales_deals_by_name ON public.sales_deals USING btree (sort_name, id) WHERE (archived_at IS NULL)
index CREATE INDEX sales_deals_by_opened ON public.sales_deals USING btree (opened_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX sales_deals_by_owner ON public.sales_deals USING btree (owner_id, opened_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX sales_deals_by_stage ON public.sales_deals USING btree (stage_id, stage_at, id) WHERE (archived_at IS NULL)
index CREATE INDEX sales_handoffs_by_contact ON public.sales_handoffs USING btree (contact_id, sent_at, id)
index CREATE INDEX sales_handoffs_by_owner ON public.sales_handoffs USING btree (owner_id, state, accept_by, id)
index CREATE INDEX sales_handoffs_by_sent ON public.sales_handoffs USING btree (sent_at, id)
index CREATE INDEX sales_handoffs_by_state ON public.sales_handoffs USING btree (state, accept_by, id)
index CREATE INDEX sales_job_changes_job ON public.sales_job_changes USING btree (job_id, deal_id)
index CREATE INDEX sales_questions_of_set ON public.sales_questions USING btree (set_key, "position")
index CREATE INDEX sales_stages_pipeline ON public.sales_stages USING btree (pipeline_id, "position")
index CREATE INDEX sales_tasks_done ON public.sales_tasks USING btree (done_at, id) WHERE (done_at IS NOT NULL)
index CREATE INDEX sales_tasks_done_by_assignee ON public.sales_tasks USING btree (assignee_id, done_at, id) WHERE (done_at IS NOT NULL)
index CREATE INDEX sales_tasks_of_company ON public.sales_tasks USING btree (company_id, due_at, id) WHERE (company_id IS NOT NULL)
index CREATE INDEX sales_tasks_of_contact ON public.sales_tasks USING btree (contact_id, due_at, id) WHERE (contact_id IS NOT NULL)
index CREATE INDEX sales_tasks_of_deal ON public.sales_tasks USING btree (deal_id, due_at, id) WHERE (deal_id IS NOT NULL)
index CREATE INDEX sales_tasks_open_by_assignee ON public.sales_tasks USING btree (assignee_id, due_at, id) WHERE (done_at IS NULL)
index CREATE INDEX sales_tasks_open_by_due ON public.sales_tasks USING btree (due_at, id) WHERE (done_at IS NULL)
index CREATE UNIQUE INDEX access_audit_pkey ON public.access_audit USING btree (id)
index CREATE UNIQUE INDEX access_failures_pkey ON public.access_failures USING btree (email_hash)
index CREATE UNIQUE INDEX access_links_pkey ON public.access_links USING btree (id)
index CREATE UNIQUE INDEX access_links_token_hash_key ON public.access_links USING btree (token_hash)
index CREATE UNIQUE INDEX access_sessions_pkey ON public.access_sessions USING btree (token_hash)
index CREATE UNIQUE INDEX access_setup_pkey ON public.access_setup USING btree (one)
index CREATE UNIQUE INDEX access_tokens_pkey ON public.access_tokens USING btree (id)
index CREATE UNIQUE INDEX access_tokens_token_hash_key ON public.access_tokens USING btree (token_hash)
index CREATE UNIQUE INDEX access_users_email_key_key ON public.access_users USING btree (email_key)
index CREATE UNIQUE INDEX access_users_pkey ON public.access_users USING btree (id)
index CREATE UNIQUE INDEX alignment_goals_pkey ON public.alignment_goals USING btree (period)
index CREATE UNIQUE INDEX alignment_plans_pkey ON public.alignment_plans USING btree (month, fit)
index CREATE UNIQUE INDEX audience_engagement_pkey ON public.audience_engagement USING btree (contact_id, rule_id)
index CREATE UNIQUE INDEX audience_engagement_rules_pkey ON public.audience_engagement_rules USING btree (id)
index CREATE UNIQUE INDEX audience_fit_rules_pkey ON public.audience_fit_rules USING btree (id)
index CREATE UNIQUE INDEX audience_mql_rules_pkey ON public.audience_mql_rules USING btree (version)
index CREATE UNIQUE INDEX audience_scores_pkey ON public.audience_scores USING btree (contact_id)
index CREATE UNIQUE INDEX audience_scoring_pkey ON public.audience_scoring USING btree (id)
index CREATE UNIQUE INDEX capture_channel_rules_pkey ON public.capture_channel_rules USING btree (id)
index CREATE UNIQUE INDEX capture_event_names_pkey ON public.capture_event_names USING btree (name)
index CREATE UNIQUE INDEX capture_event_properties_pkey ON public.capture_event_properties USING btree (name, property)
index CREATE UNIQUE INDEX capture_event_settings_pkey ON public.capture_event_settings USING btree (name)
index CREATE UNIQUE INDEX capture_form_days_pkey ON public.capture_form_days USING btree (form_id, day)
index CREATE UNIQUE INDEX capture_form_versions_pkey ON public.capture_form_versions USING btree (form_id, number)
index CREATE UNIQUE INDEX capture_forms_pkey ON public.capture_forms USING btree (id)
index CREATE UNIQUE INDEX capture_salts_pkey ON public.capture_salts USING btree (day)
index CREATE UNIQUE INDEX capture_secrets_pkey ON public.capture_secrets USING btree (name)
index CREATE UNIQUE INDEX capture_session_pages_pkey ON public.capture_session_pages USING btree (subject_id, session_id, page)
index CREATE UNIQUE INDEX capture_sessions_pkey ON public.capture_sessions USING btree (subject_id, id)
index CREATE UNIQUE INDEX capture_sites_pkey ON public.capture_sites USING btree (id)
index CREATE UNIQUE INDEX capture_submissions_pkey ON public.capture_submissions USING btree (id)
index CREATE UNIQUE INDEX capture_visitors_pkey ON public.capture_visitors USING btree (id)
index CREATE UNIQUE INDEX imports_errors_pkey ON public.imports_errors USING btree (import_id, line)
index CREATE UNIQUE INDEX imports_files_pkey ON public.imports_files USING btree (id)
index CREATE UNIQUE INDEX imports_unplaced_pkey ON public.imports_unplaced USING btree (deal_id, import_id)
index CREATE UNIQUE INDEX insights_campaigns_key ON public.insights_campaigns USING btree (key) WHERE (archived_at IS NULL)
index CREATE UNIQUE INDEX insights_campaigns_pkey ON public.insights_campaigns USING btree (id)
index CREATE UNIQUE INDEX insights_costs_pkey ON public.insights_costs USING btree (id)
index CREATE UNIQUE INDEX insights_people_days_pkey ON public.insights_people_days USING btree (dimension, day, key)
index CREATE UNIQUE INDEX insights_people_pkey ON public.insights_people USING btree (contact_id)
index CREATE UNIQUE INDEX insights_rates_pkey ON public.insights_rates USING btree (currency, from_day)
index CREATE UNIQUE INDEX insights_rollups_pkey ON public.insights_rollups USING btree (id)
index CREATE UNIQUE INDEX journey_cursors_pkey ON public.journey_cursors USING btree (reactor, lane)
index CREATE UNIQUE INDEX journey_events_pkey ON public.journey_events USING btree (subject_id, occurred_at, id)
index CREATE UNIQUE INDEX journey_lanes_pkey ON public.journey_lanes USING btree (lane)
index CREATE UNIQUE INDEX journey_leases_pkey ON public.journey_leases USING btree (lane)
index CREATE UNIQUE INDEX journey_seen_messages_pkey ON public.journey_seen_messages USING btree (value, source)
index CREATE UNIQUE INDEX journey_set_aside_pkey ON public.journey_set_aside USING btree (id)
index CREATE UNIQUE INDEX journey_set_aside_reactor_lane_seq_key ON public.journey_set_aside USING btree (reactor, lane, seq)
index CREATE UNIQUE INDEX journey_subjects_pkey ON public.journey_subjects USING btree (subject_id)
index CREATE UNIQUE INDEX journey_workers_pkey ON public.journey_workers USING btree (owner)
index CREATE UNIQUE INDEX messaging_mails_pkey ON public.messaging_mails USING btree (id)
index CREATE UNIQUE INDEX notifications_inboxes_pkey ON public.notifications_inboxes USING btree (user_id)
index CREATE UNIQUE INDEX notifications_items_pkey ON public.notifications_items USING btree (user_id, seq)
index CREATE UNIQUE INDEX notifications_items_user_id_id_key ON public.notifications_items USING btree (user_id, id)
index CREATE UNIQUE INDEX notifications_items_user_id_key_key ON public.notifications_items USING btree (user_id, key)
index CREATE UNIQUE INDEX notifications_mutes_pkey ON public.notifications_mutes USING btree (user_id, kind)
index CREATE UNIQUE INDEX people_activity_pkey ON public.people_activity USING btree (contact_id)
index CREATE UNIQUE INDEX people_companies_pkey ON public.people_companies USING btree (id)
index CREATE UNIQUE INDEX people_consents_pkey ON public.people_consents USING btree (contact_id, id)
index CREATE UNIQUE INDEX people_contacts_pkey ON public.people_contacts USING btree (id)
index CREATE UNIQUE INDEX people_duplicates_pkey ON public.people_duplicates USING btree (first_id, second_id)
index CREATE UNIQUE INDEX people_fields_object_key_key ON public.people_fields USING btree (object, key)
index CREATE UNIQUE INDEX people_fields_pkey ON public.people_fields USING btree (id)
index CREATE UNIQUE INDEX people_identifiers_pkey ON public.people_identifiers USING btree (value, kind, source, subject_kind)
index CREATE UNIQUE INDEX people_job_changes_pkey ON public.people_job_changes USING btree (subject_id, job_id)
index CREATE UNIQUE INDEX people_lifecycle_changes_pkey ON public.people_lifecycle_changes USING btree (contact_id, id)
index CREATE UNIQUE INDEX people_memberships_pkey ON public.people_memberships USING btree (contact_id, company_id)
index CREATE UNIQUE INDEX people_merges_pkey ON public.people_merges USING btree (winner_id, id)
index CREATE UNIQUE INDEX people_notes_pkey ON public.people_notes USING btree (subject_id, id)
index CREATE UNIQUE INDEX people_suppressions_pkey ON public.people_suppressions USING btree (value, channel)
index CREATE UNIQUE INDEX people_tags_pkey ON public.people_tags USING btree (subject_id, tag_key)
index CREATE UNIQUE INDEX people_topic_texts_pkey ON public.people_topic_texts USING btree (topic_id, number)
index CREATE UNIQUE INDEX people_topics_pkey ON public.people_topics USING btree (id)
index CREATE UNIQUE INDEX people_verifications_pkey ON public.people_verifications USING btree (value)
index CREATE UNIQUE INDEX people_views_pkey ON public.people_views USING btree (id)
index CREATE UNIQUE INDEX platform_idempotency_pkey ON public.platform_idempotency USING btree (key, caller)
index CREATE UNIQUE INDEX platform_jobs_pkey ON public.platform_jobs USING btree (id)
index CREATE UNIQUE INDEX platform_migrations_pkey ON public.platform_migrations USING btree (module, number)
index CREATE UNIQUE INDEX platform_outbox_pkey ON public.platform_outbox USING btree (id)
index CREATE UNIQUE INDEX platform_outbox_unique_key_key ON public.platform_outbox USING btree (unique_key)
index CREATE UNIQUE INDEX platform_settings_pkey ON public.platform_settings USING btree (key)
index CREATE UNIQUE INDEX platform_timers_pkey ON public.platform_timers USING btree (kind, key)
index CREATE UNIQUE INDEX sales_absences_pkey ON public.sales_absences USING btree (id)
index CREATE UNIQUE INDEX sales_answers_pkey ON public.sales_answers USING btree (deal_id, question_key)
index CREATE UNIQUE INDEX sales_board_totals_pkey ON public.sales_board_totals USING btree (stage_id, owner_id, currency, probability)
index CREATE UNIQUE INDEX sales_deal_contacts_pkey ON public.sales_deal_contacts USING btree (deal_id, contact_id)
index CREATE UNIQUE INDEX sales_deal_identifiers_pkey ON public.sales_deal_identifiers USING btree (value, source)
index CREATE UNIQUE INDEX sales_deal_question_sets_pkey ON public.sales_deal_question_sets USING btree (deal_id)
index CREATE UNIQUE INDEX sales_deal_tags_pkey ON public.sales_deal_tags USING btree (deal_id, tag_key)
index CREATE UNIQUE INDEX sales_deals_pkey ON public.sales_deals USING btree (id)
index CREATE UNIQUE INDEX sales_handoff_policy_pkey ON public.sales_handoff_policy USING btree (one)
index CREATE UNIQUE INDEX sales_handoffs_pkey ON public.sales_handoffs USING btree (id)
index CREATE UNIQUE INDEX sales_job_changes_pkey ON public.sales_job_changes USING btree (deal_id, job_id)
index CREATE UNIQUE INDEX sales_open_handoffs_pkey ON public.sales_open_handoffs USING btree (contact_id)
index CREATE UNIQUE INDEX sales_pipelines_name ON public.sales_pipelines USING btree (name) WHERE (archived_at IS NULL)
index CREATE UNIQUE INDEX sales_pipelines_pkey ON public.sales_pipelines USING btree (id)
index CREATE UNIQUE INDEX sales_products_name_key_key ON public.sales_products USING btree (name_key)
index CREATE UNIQUE INDEX sales_products_pkey ON public.sales_products USING btree (id)
index CREATE UNIQUE INDEX sales_question_sets_pkey ON public.sales_question_sets USING btree (key)
index CREATE UNIQUE INDEX sales_questions_pkey ON public.sales_questions USING btree (key)
index CREATE UNIQUE INDEX sales_reasons_wider_kind_name_key_key ON public.sales_reasons USING btree (kind, name_key)
index CREATE UNIQUE INDEX sales_reasons_wider_pkey ON public.sales_reasons USING btree (id)
index CREATE UNIQUE INDEX sales_reps_pkey ON public.sales_reps USING btree (user_id)
index CREATE UNIQUE INDEX sales_stage_changes_pkey ON public.sales_stage_changes USING btree (deal_id, id)
index CREATE UNIQUE INDEX sales_stages_pkey ON public.sales_stages USING btree (id)
index CREATE UNIQUE INDEX sales_tasks_pkey ON public.sales_tasks USING btree (id)
index CREATE UNIQUE INDEX sales_territories_pkey ON public.sales_territories USING btree (id)
index CREATE UNIQUE INDEX sales_turns_pkey ON public.sales_turns USING btree (pool, user_id)
insights_campaigns.archived_at bigint
insights_campaigns.budget_minor bigint
insights_campaigns.created_at bigint not null
insights_campaigns.currency text
insights_campaigns.id uuid not null
insights_campaigns.key text not null
insights_campaigns.name text not null
insights_campaigns.version integer not null
insights_costs.amount_minor bigint not null
insights_costs.campaign_id uuid
insights_costs.created_at bigint not null
insights_costs.created_by text not null
insights_costs.currency text not null
insights_costs.day text not null
insights_costs.id uuid not null
insights_costs.kind text not null
insights_costs.note text
insights_costs.origin text
insights_costs.team text not null
insights_costs.version integer not null
insights_people.campaign text
insights_people.company_id uuid
insights_people.contact_id uuid not null
insights_people.counted boolean not null
insights_people.landing_page text
insights_people.lead_at bigint
insights_people.lead_day text collate C
insights_people.marketing_qualified_at bigint
insights_people.marketing_qualified_day text collate C
insights_people.origin text
insights_people.owner_id uuid
insights_people.sales_accepted_at bigint
insights_people.sales_accepted_day text collate C
insights_people.sales_qualified_at bigint
insights_people.sales_qualified_day text collate C
insights_people_days.cohort_marketing_qualified integer not null
insights_people_days.cohort_sales_accepted integer not null
insights_people_days.cohort_sales_qualified integer not null
insights_people_days.day text not null collate C
insights_people_days.dimension text not null
insights_people_days.key text not null collate C
insights_people_days.leads integer not null
insights_people_days.marketing_qualified integer not null
insights_people_days.sales_accepted integer not null
insights_people_days.sales_qualified integer not null
insights_rates.currency text not null
insights_rates.from_day text not null
insights_rates.rate double precision not null
insights_rollups.check_job_id uuid
insights_rollups.id integer not null
insights_rollups.job_id uuid
insights_rollups.mends bigint not null
insights_rollups.report text
insights_rollups.state text not null
insights_rollups.time_zone text not null
journey_cursors.lane integer not null
journey_cursors.reactor text not null
journey_cursors.seq bigint not null
journey_events.actor text
journey_events.bot text
journey_events.data text not null
journey_events.id uuid not null
journey_events.lane integer not null
journey_events.occurred_at bigint not null
journey_events.received_at bigint not null
journey_events.seq bigint not null
journey_events.source text not null
journey_events.subject_id uuid not null
journey_events.type text not null
journey_events.verified boolean not null
journey_lanes.lane integer not null
journey_lanes.last_seq bigint not null
journey_leases.epoch bigint not null
journey_leases.expires_at bigint not null
journey_leases.lane integer not null
journey_leases.owner text
journey_public_lanes.lane integer
journey_public_lanes.last_seq bigint
journey_public_latest.behind bigint
journey_public_latest.bot text
journey_public_latest.data text
journey_public_latest.id uuid
journey_public_latest.occurred_at bigint
journey_public_latest.received_at bigint
journey_public_latest.subject_id uuid
journey_public_latest.type text
journey_public_latest.verified boolean
journey_public_set_aside.id uuid
journey_public_subjects.contact_id uuid
journey_public_subjects.kind text
journey_public_subjects.subject_id uuid
journey_seen_messages.seen_at bigint not null
journey_seen_messages.source text not null
journey_seen_messages.value text not null
journey_set_aside.error text not null
journey_set_aside.event_id uuid not null
journey_set_aside.event_type text not null
journey_set_aside.id uuid not null
journey_set_aside.lane integer not null
journey_set_aside.reactor text not null
journey_set_aside.replayed_at bigint
journey_set_aside.seq bigint not null
journey_set_aside.set_aside_at bigint not null
journey_set_aside.subject_id uuid not null
journey_subjects.contact_id uuid not null
journey_subjects.kind text not null
journey_subjects.since bigint not null
journey_subjects.subject_id uuid not null
journey_workers.owner text not null
journey_workers.seen_at bigint not null
messaging_mails.content text
messaging_mails.created_at bigint not null
messaging_mails.ended_at bigint
messaging_mails.error text
messaging_mails.expires_at bigint not null
messaging_mails.id uuid not null
messaging_mails.recipient text not null
messaging_mails.state text not null
messaging_mails.subject text not null
notifications_inboxes.last_seq bigint not null
notifications_inboxes.user_id uuid not null
notifications_items.body text
notifications_items.created_at bigint not null
notifications_items.id uuid not null
notifications_items.key text not null
notifications_items.kind text not null
notifications_items.link text not null
notifications_items.read_at bigint
notifications_items.seq bigint not null
notifications_items.title text not null
notifications_items.user_id uuid not null
notifications_mutes.kind text not null
notifications_mutes.muted_at bigint not null
notifications_mutes.user_id uuid not null
people_activity.contact_id uuid not null
people_activity.events bigint not null
people_activity.first_seen_at bigint not null
people_activity.last_seen_at bigint not null
people_activity.page_views bigint not null
people_companies.annual_revenue_minor bigint
people_companies.archived_at bigint
people_companies.city text
people_companies.country text collate C
people_companies.created_at bigint not null
people_companies.created_by text not null
people_companies.currency text
people_companies.custom text not null
people_companies.domain text collate C
people_companies.employees bigint
people_companies.id uuid not null
people_companies.industry text collate C
people_companies.merged_into uuid
people_companies.name text not null
people_companies.name_key text not null
people_companies.owner_id uuid
people_companies.parent_id uuid
people_companies.phone text
people_companies.search_key text not null
people_companies.sort_name text not null collate C
people_companies.updated_at bigint not null
people_companies.version integer not null
people_companies.website text
people_consents.actor text not null
people_consents.at bigint not null
people_consents.basis text not null
people_consents.channel text not null
people_consents.contact_id uuid not null
people_consents.evidence text not null
people_consents.id uuid not null
people_consents.recorded_at bigint not null
people_consents.source text not null
people_consents.state text not null
people_consents.text_version text
people_consents.topic text not null
people_contacts.archived_at bigint
people_contacts.campaign text
people_contacts.city text
people_contacts.company_id uuid
people_contacts.country text collate C
people_contacts.created_at bigint not null
people_contacts.created_by text not null
people_contacts.custom text not null
people_contacts.email text
people_contacts.email_key text collate C
people_contacts.first_name text
people_contacts.first_touch_at bigint
people_contacts.id uuid not null
people_contacts.job_title text
people_contacts.landing_page text
people_contacts.language text
people_contacts.last_name text
people_contacts.lifecycle_at bigint not null
people_contacts.lifecycle_stage text not null collate C
people_contacts.merged_into uuid
people_contacts.name text not null
people_contacts.origin text collate C
people_contacts.owner_id uuid
people_contacts.phone text
people_contacts.search_key text not null
people_contacts.sort_name text not null collate C
people_contacts.time_zone text
people_contacts.updated_at bigint not null
people_contacts.version integer not null
people_contacts.website text
people_duplicates.decided_at bigint
people_duplicates.decided_by text
people_duplicates.first_id uuid not null
people_duplicates.found_at bigint not null
people_duplicates.id uuid not null
people_duplicates.object text not null
people_duplicates.score integer not null
people_duplicates.second_id uuid not null
people_duplicates.state text not null
people_duplicates.why text not null
people_fields.archived_at bigint
people_fields.created_at bigint not null
people_fields.created_by text not null
people_fields.description text
people_fields.id text not null
people_fields.indexed boolean not null
people_fields.is_unique boolean not null
people_fields.key text not null
people_fields.label text not null
people_fields.object text not null
people_fields.options text not null
people_fields.position integer not null
people_fields.required boolean not null
people_fields.type text not null
people_fields.version integer not null
people_identifiers.created_at bigint not null
people_identifiers.display text not null
people_identifiers.kind text not null
people_identifiers.source text not null
people_identifiers.subject_id uuid not null
people_identifiers.subject_kind text not null
people_identifiers.value text not null
people_job_changes.before text not null
people_job_changes.job_id uuid not null
people_job_changes.kind text not null
people_job_changes.object text not null
people_job_changes.subject_id uuid not null
people_job_changes.version_after integer not null
people_lifecycle_changes.actor text not null
people_lifecycle_changes.at bigint not null
people_lifecycle_changes.cause text not null
people_lifecycle_changes.contact_id uuid not null
people_lifecycle_changes.from_stage text
people_lifecycle_changes.id uuid not null
people_lifecycle_changes.reason text
people_lifecycle_changes.recorded_at bigint not null
people_lifecycle_changes.to_stage text not null
people_memberships.company_id uuid not null
people_memberships.contact_id uuid not null
people_memberships.is_primary boolean not null
people_memberships.role text
people_memberships.since bigint not null
people_merges.actor text not null
people_merges.at bigint not null
people_merges.id uuid not null
people_merges.images text not null
people_merges.loser_id uuid not null
people_merges.object text not null
people_merges.parts text not null
people_merges.undone_at bigint
people_merges.winner_id uuid not null
people_notes.author text not null
people_notes.body text not null
people_notes.created_at bigint not null
people_notes.id uuid not null
people_notes.object text not null
people_notes.subject_id uuid not null
people_notes.updated_at bigint not null
people_notes.version integer not null
people_public_companies.archived_at bigint
people_public_companies.country text collate C
people_public_companies.domain text collate C
people_public_companies.employees bigint
people_public_companies.id uuid
people_public_companies.industry text collate C
people_public_companies.name text
people_public_companies.name_key text
people_public_companies.owner_id uuid
people_public_contacts.archived_at bigint
people_public_contacts.campaign text
people_public_contacts.company_id uuid
people_public_contacts.country text collate C
people_public_contacts.created_at bigint
people_public_contacts.email text
people_public_contacts.first_touch_at bigint
people_public_contacts.id uuid
people_public_contacts.job_title text
people_public_contacts.landing_page text
people_public_contacts.lifecycle_stage text collate C
people_public_contacts.name text
people_public_contacts.origin text collate C
people_public_contacts.owner_id uuid
people_public_fields.id text
people_public_fields.key text
people_public_fields.label text
people_public_fields.object text
people_public_fields.type text
people_public_lifecycle_changes.at bigint
people_public_lifecycle_changes.contact_id uuid
people_public_lifecycle_changes.from_stage text
people_public_lifecycle_changes.to_stage text
people_suppressions.actor text not null
people_suppressions.channel text not null
people_suppressions.created_at bigint not null
people_suppressions.reason text not null
people_suppressions.source text not null
people_suppressions.value text not null
people_tags.object text not null
people_tags.subject_id uuid not null
people_tags.tag text not null
people_tags.tag_key text not null
people_topic_texts.created_at bigint not null
people_topic_texts.created_by text not null
people_topic_texts.number integer not null
people_topic_texts.text text not null
people_topic_texts.topic_id text not null
people_topics.archived_at bigint
people_topics.channels text not null
people_topics.created_at bigint not null
people_topics.created_by text not null
people_topics.description text
people_topics.id text not null
people_topics.label text not null
people_topics.opt_in boolean not null
people_topics.position integer not null
people_topics.version integer not null
people_verifications.checked_at bigint not null
people_verifications.expires_at bigint not null
people_verifications.problem text
people_verifications.reasons text not null
people_verifications.suggestion text
people_verifications.value text not null
people_verifications.verdict text not null
people_views.created_at bigint not null
people_views.definition text not null
people_views.id uuid not null
people_views.name text not null
people_views.object text not null
people_views.owner_id uuid not null
people_views.scope text not null
people_views.version integer not null
platform_idempotency.body text
platform_idempotency.caller text not null
platform_idempotency.content_type text
platform_idempotency.created_at bigint not null
platform_idempotency.etag text
platform_idempotency.key text not null
platform_idempotency.request_hash text not null
platform_idempotency.state text not null
platform_idempotency.status integer
platform_jobs.attempts integer not null
platform_jobs.can_undo boolean not null
platform_jobs.cancel_requested boolean not null
platform_jobs.checkpoint text
platform_jobs.created_at bigint not null
platform_jobs.created_by text not null
platform_jobs.done bigint not null
platform_jobs.error text
platform_jobs.finished_at bigint
platform_jobs.id uuid not null
platform_jobs.kind text not null
platform_jobs.lease_owner text
platform_jobs.lease_until bigint
platform_jobs.payload text not null
platform_jobs.result text
platform_jobs.started_at bigint
platform_jobs.state text not null
platform_jobs.total bigint
platform_jobs.undo_until bigint
platform_migrations.applied_at bigint not null
platform_migrations.checksum text not null
platform_migrations.module text not null
platform_migrations.name text not null
platform_migrations.number integer not null
platform_outbox.attempts integer not null
platform_outbox.channel text not null
platform_outbox.created_at bigint not null
platform_outbox.due_at bigint not null
platform_outbox.error text
platform_outbox.id uuid not null
platform_outbox.payload text not null
platform_outbox.state text not null
platform_outbox.unique_key text not null
platform_settings.key text not null
platform_settings.value text not null
platform_timers.attempts integer not null
platform_timers.due_at bigint not null
platform_timers.error text
platform_timers.key text not null
platform_timers.kind text not null
platform_timers.payload text not null
sales_absences.created_at bigint not null
sales_absences.created_by text not null
sales_absences.from_day text not null
sales_absences.id uuid not null
sales_absences.note text
sales_absences.to_day text not null
sales_absences.user_id uuid not null
sales_answers.answer text not null
sales_answers.answered_at bigint not null
sales_answers.answered_by text not null
sales_answers.deal_id uuid not null
sales_answers.question_key text not null
sales_board_totals.amount_minor double precision not null
sales_board_totals.currency text not null
sales_board_totals.deals bigint not null
sales_board_totals.owner_id uuid not null
sales_board_totals.probability integer not null
sales_board_totals.stage_id uuid not null
sales_deal_contacts.contact_id uuid not null
sales_deal_contacts.deal_id uuid not null
sales_deal_contacts.role text
sales_deal_identifiers.created_at bigint not null
sales_deal_identifiers.deal_id uuid not null
sales_deal_identifiers.source text not null
sales_deal_identifiers.value text not null
sales_deal_question_sets.deal_id uuid not null
sales_deal_question_sets.set_key text not null
sales_deal_tags.deal_id uuid not null
sales_deal_tags.tag text not null
sales_deal_tags.tag_key text not null
sales_deals.amount_minor bigint
sales_deals.archived_at bigint
sales_deals.closed_at bigint
sales_deals.company_id uuid
sales_deals.competitor text
sales_deals.contact_id uuid
sales_deals.created_at bigint not null
sales_deals.created_by text not null
sales_deals.currency text not null
sales_deals.custom text not null
sales_deals.expected_close_on text
sales_deals.fresh_at bigint not null
sales_deals.id uuid not null
sales_deals.last_activity_at bigint
sales_deals.loss_note text
sales_deals.loss_reason text
sales_deals.name text not null
sales_deals.next_step text
sales_deals.objections text not null
sales_deals.opened_at bigint not null
sales_deals.outcome text not null
sales_deals.owner_id uuid
sales_deals.pipeline_id uuid not null
sales_deals.probability integer
sales_deals.product text
sales_deals.product_id uuid
sales_deals.search_key text not null
sales_deals.sort_name text not null
sales_deals.stage_at bigint not null
sales_deals.stage_id uuid not null
sales_deals.updated_at bigint not null
sales_deals.version integer not null
sales_deals.win_reason text
sales_handoff_policy.cool_down_days integer not null
sales_handoff_policy.minutes_a integer not null
sales_handoff_policy.minutes_b integer not null
sales_handoff_policy.minutes_c integer not null
sales_handoff_policy.minutes_d integer not null
sales_handoff_policy.one integer not null
sales_handoff_policy.rounds integer not null
sales_handoff_policy.version integer not null
sales_handoffs.accept_by bigint not null
sales_handoffs.accept_minutes integer not null
sales_handoffs.accepted_at bigint
sales_handoffs.accepted_by uuid
sales_handoffs.campaign text
sales_handoffs.closed_at bigint
sales_handoffs.closed_by text
sales_handoffs.company_id uuid
sales_handoffs.contact_id uuid not null
sales_handoffs.deal_id uuid
sales_handoffs.engagement integer
sales_handoffs.first_touch_at bigint
sales_handoffs.fit text
sales_handoffs.form text
sales_handoffs.id uuid not null
sales_handoffs.message text
sales_handoffs.note text
sales_handoffs.origin text
sales_handoffs.owner_id uuid
sales_handoffs.owner_why text not null
sales_handoffs.previous_id uuid
sales_handoffs.promised_at bigint not null
sales_handoffs.reason text
sales_handoffs.recycle_until text
sales_handoffs.round integer not null
sales_handoffs.sent_at bigint not null
sales_handoffs.sent_by text not null
sales_handoffs.source text not null
sales_handoffs.state text not null
sales_handoffs.touches integer not null
sales_handoffs.trigger_type text
sales_handoffs.updated_at bigint not null
sales_handoffs.version integer not null
sales_handoffs.why text not null
sales_job_changes.before text not null
sales_job_changes.deal_id uuid not null
sales_job_changes.job_id uuid not null
sales_job_changes.kind text not null
sales_job_changes.version_after integer not null
sales_open_handoffs.contact_id uuid not null
sales_open_handoffs.handoff_id uuid not null
sales_pipelines.archived_at bigint
sales_pipelines.currency text
sales_pipelines.id uuid not null
sales_pipelines.is_default boolean not null
sales_pipelines.name text not null
sales_pipelines.position integer not null
sales_pipelines.question_set text
sales_pipelines.version integer not null
sales_products.archived_at bigint
sales_products.currency text
sales_products.id uuid not null
sales_products.name text not null
sales_products.name_key text not null
sales_products.price_minor bigint
sales_products.series text
sales_products.sku text
sales_products.version integer not null
sales_public_deal_contacts.contact_id uuid
sales_public_deal_contacts.deal_id uuid
sales_public_deal_contacts.role text
sales_public_deals.amount_minor bigint
sales_public_deals.archived_at bigint
sales_public_deals.closed_at bigint
sales_public_deals.company_id uuid
sales_public_deals.contact_id uuid
sales_public_deals.currency text
sales_public_deals.id uuid
sales_public_deals.name text
sales_public_deals.opened_at bigint
sales_public_deals.outcome text
sales_public_deals.owner_id uuid
sales_public_deals.product text
sales_public_deals.stage_id uuid
sales_public_handoffs.accept_by bigint
sales_public_handoffs.accepted_at bigint
sales_public_handoffs.campaign text
sales_public_handoffs.closed_at bigint
sales_public_handoffs.company_id uuid
sales_public_handoffs.contact_id uuid
sales_public_handoffs.deal_id uuid
sales_public_handoffs.engagement integer
sales_public_handoffs.first_touch_at bigint
sales_public_handoffs.fit text
sales_public_handoffs.form text
sales_public_handoffs.id uuid
sales_public_handoffs.origin text
sales_public_handoffs.owner_id uuid
sales_public_handoffs.reason text
sales_public_handoffs.round integer
sales_public_handoffs.sent_at bigint
sales_public_handoffs.source text
sales_public_handoffs.state text
sales_public_handoffs.touches integer
sales_public_job_deals.deal_id uuid
sales_public_job_deals.job_id uuid
sales_public_job_deals.kind text
sales_question_sets.description text not null
sales_question_sets.key text not null
sales_question_sets.name text not null
sales_question_sets.position integer not null
sales_questions.key text not null
sales_questions.label text not null
sales_questions.position integer not null
sales_questions.question text not null
sales_questions.set_key text not null
sales_questions.weight integer not null
sales_reasons.archived_at bigint
sales_reasons.id uuid not null
sales_reasons.kind text not null
sales_reasons.name text not null
sales_reasons.name_key text not null
sales_reasons.position integer not null
sales_reasons.version integer not null
sales_reps.capacity integer not null
sales_reps.hours text
sales_reps.takes_leads boolean not null
sales_reps.time_zone text
sales_reps.user_id uuid not null
sales_reps.version integer not null
sales_reps.weight integer not null
sales_stage_changes.actor text not null
sales_stage_changes.at bigint not null
sales_stage_changes.deal_id uuid not null
sales_stage_changes.from_stage_id uuid
sales_stage_changes.id uuid not null
sales_stage_changes.outcome text not null
sales_stage_changes.seconds bigint
sales_stage_changes.to_stage_id uuid not null
sales_stages.archived_at bigint
sales_stages.category text not null
sales_stages.id uuid not null
sales_stages.name text not null
sales_stages.pipeline_id uuid not null
sales_stages.position integer not null
sales_stages.probability integer not null
sales_stages.required_fields text not null
sales_stages.rot_days integer
sales_stages.version integer not null
sales_tasks.assignee_id uuid not null
sales_tasks.company_id uuid
sales_tasks.contact_id uuid
sales_tasks.created_at bigint not null
sales_tasks.created_by text not null
sales_tasks.deal_id uuid
sales_tasks.done_at bigint
sales_tasks.done_by text
sales_tasks.due_at bigint not null
sales_tasks.due_on text
sales_tasks.id uuid not null
sales_tasks.kind text not null
sales_tasks.outcome text
sales_tasks.remind_at bigint
sales_tasks.title text not null
sales_tasks.updated_at bigint not null
sales_tasks.version integer not null
sales_territories.countries text not null
sales_territories.employees_from bigint
sales_territories.employees_to bigint
sales_territories.id uuid not null
sales_territories.industries text not null
sales_territories.members text not null
sales_territories.name text not null
sales_territories.position integer not null
sales_territories.version integer not null
sales_turns.deficit double precision not null
sales_turns.got bigint not null
sales_turns.pool text not null
sales_turns.user_id uuid not null
