// The types of every request and response of the contract, by openapi-typescript.
// Written by `npm run generate` from spec/; never edited.

export interface paths {
    "/api/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["audit_entries_get_idp_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["audit_types_get_idp_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["info_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lifecycle/healthcheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["lifecycle_healthcheck_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/misc/echo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["misc_echo_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["service_create_idp_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["service_create_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["service_get_list_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["service_remove_idp_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_authorization_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_authorization_fail_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_authorization_issue_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization/ticket/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["getAuthorizationTicketInfo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization/ticket/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["updateAuthorizationTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/introspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_introspection_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/introspection/standard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_introspection_standard_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_revocation_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_token_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_token_create_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/delete/{accessTokenIdentifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["auth_token_delete_api"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_token_fail_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["auth_token_get_list_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_token_issue_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_token_revoke_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_token_update_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/userinfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_userinfo_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/userinfo/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_userinfo_issue_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["backchannel_authentication_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["backchannel_authentication_complete_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["backchannel_authentication_fail_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["backchannel_authentication_issue_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/logout/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["backchannel_logout_token_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/delete/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_authorization_delete_api_post"];
        delete: operations["client_authorization_delete_api"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/delete/{clientId}/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["client_authorization_delete_by_subject_api"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["client_authorization_get_list_api"];
        put?: never;
        post: operations["client_authorization_get_list_api_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/get/list/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["client_authorization_get_list_by_subject_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/update/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_authorization_update_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_create_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/delete/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["client_delete_api"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/extension/requestable_scopes/delete/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["client_extension_requestables_scopes_delete_api"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/extension/requestable_scopes/get/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["client_extension_requestables_scopes_get_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/extension/requestable_scopes/update/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["client_extension_requestables_scopes_update_api"];
        post: operations["client_extension_requestables_scopes_update_api_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["client_get_list_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/get/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["client_get_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/granted_scopes/delete/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_granted_scopes_delete_api_post"];
        delete: operations["client_granted_scopes_delete_api"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/granted_scopes/delete/{clientId}/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["client_granted_scopes_delete_by_subject_api"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/granted_scopes/get/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["client_granted_scopes_get_api"];
        put?: never;
        post: operations["client_granted_scopes_get_api_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/granted_scopes/get/{clientId}/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["client_granted_scopes_get_by_subject_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/lock_flag/update/{clientIdentifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_flag_update_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_registration_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/registration/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_registration_delete_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/registration/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_registration_get_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/registration/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_registration_update_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/secret/refresh/{clientIdentifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["client_secret_refresh_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/secret/update/{clientIdentifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_secret_update_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/update/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client_update_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/device/authorization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["device_authorization_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/device/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["device_complete_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/device/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["device_verification_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/federation/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["federation_configuration_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/federation/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["federation_registration_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/gm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["grant_m_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/hsk/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["hsk_create_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/hsk/delete/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["hsk_delete_api_get"];
        put?: never;
        post?: never;
        delete: operations["hsk_delete_api"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/hsk/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["hsk_get_list_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/hsk/get/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["hsk_get_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/idtoken/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["idtoken_reissue_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/jose/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["jose_verify_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/nativesso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["native_sso_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/nativesso/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["native_sso_logout_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/pushed_auth_req": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["pushed_auth_req_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["service_configuration_api"];
        put?: never;
        post: operations["service_configuration_api_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["service_delete_api"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["service_get_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/jwks/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["service_jwks_get_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["service_update_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/batch/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_batch_issue_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/batch/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_batch_parse_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/deferred/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_deferred_issue_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/deferred/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_deferred_parse_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_jwks_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/jwtissuer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_jwtissuer_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_metadata_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/offer/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_offer_create_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/offer/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_offer_info_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/single/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_single_issue_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/single/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_single_parse_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/nonce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vci_nonce_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/create/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth_token_create_batch_api"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/create/batch/status/{tokenBatchRequestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["auth_token_create_batch_status_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/attestation/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["attestation_challenge_api"];
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
        access_token: {
            accessTokenHash?: string;
            /** Format: int64 */
            accessTokenExpiresAt?: number;
            refreshTokenHash?: string;
            /** Format: int64 */
            refreshTokenExpiresAt?: number;
            /** Format: int64 */
            createdAt?: number;
            /** Format: int64 */
            lastRefreshedAt?: number;
            /** Format: int64 */
            clientId?: number;
            subject?: string;
            grantType?: components["schemas"]["grant_type"];
            scopes?: string[];
            properties?: components["schemas"]["property"][];
            refreshTokenScopes?: string[];
        };
        /** @enum {string} */
        application_type: "WEB" | "NATIVE";
        /** @enum {string} */
        attachment_type: "EMBEDDED" | "EXTERNAL";
        audit_entries_get_response: {
            entries: components["schemas"]["audit_log_entry"][];
            nextCursor?: string | null;
            limit: number;
        };
        audit_log_entry: {
            event?: string;
            /** @enum {string} */
            status?: "completed" | "failed";
            /** Format: date-time */
            timestamp?: string | null;
            cluster?: string;
            path?: string;
            remoteAddr?: string;
            userAgent?: string;
            user?: string;
            details?: {
                [key: string]: unknown;
            };
        };
        authorization_details_element: {
            type: string;
            locations?: string[] | null;
            actions?: string[] | null;
            dataTypes?: string[] | null;
            identifier?: string | null;
            privileges?: string[] | null;
            otherFields?: string;
        };
        authorization_fail_request: {
            ticket: string;
            /** @enum {string} */
            reason: "UNKNOWN" | "NOT_LOGGED_IN" | "MAX_AGE_NOT_SUPPORTED" | "EXCEEDS_MAX_AGE" | "DIFFERENT_SUBJECT" | "ACR_NOT_SATISFIED" | "DENIED" | "SERVER_ERROR" | "NOT_AUTHENTICATED" | "ACCOUNT_SELECTION_REQUIRED" | "CONSENT_REQUIRED" | "INTERACTION_REQUIRED" | "INVALID_TARGET" | "INVALID_SCOPE" | "UNAUTHORIZED_CLIENT" | "TEMPORARILY_UNAVAILABLE";
            description?: string;
        };
        authorization_fail_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "LOCATION" | "FORM";
            responseContent?: string | null;
        };
        authorization_issue_request: {
            ticket: string;
            subject?: string;
            /** Format: int64 */
            authTime?: number;
            acr?: string | null;
            claims?: string | null;
            properties?: components["schemas"]["property"][];
            scopes?: string[] | null;
            sub?: string | null;
            idtHeaderParams?: string;
            claimsForTx?: string;
            consentedClaims?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            jwtAtClaims?: string;
            accessToken?: string;
            /** Format: int64 */
            accessTokenDuration?: number;
            sessionId?: string;
            idTokenAudType?: string | null;
            verifiedClaimsForTx?: string[];
        };
        authorization_issue_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "LOCATION" | "FORM";
            responseContent?: string | null;
            accessToken?: string;
            /** Format: int64 */
            accessTokenExpiresAt?: number;
            /** Format: int64 */
            accessTokenDuration?: number;
            idToken?: string;
            authorizationCode?: string;
            jwtAccessToken?: string | null;
            ticketInfo?: components["schemas"]["authorization_ticket_info"];
            consentedClaims?: string[];
        };
        authorization_request: {
            parameters: string;
            context?: string;
            cimdOptions?: components["schemas"]["cimd_options"];
        };
        authorization_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "LOCATION" | "FORM" | "NO_INTERACTION" | "INTERACTION";
            client?: components["schemas"]["client_limited_authorization"];
            display?: components["schemas"]["display"];
            /** Format: int32 */
            maxAge?: number;
            service?: components["schemas"]["service"];
            scopes?: components["schemas"]["scope"][] | null;
            uiLocales?: string[] | null;
            claimsLocales?: string[];
            claims?: string[] | null;
            acrEssential?: boolean;
            clientIdAliasUsed?: boolean;
            acrs?: string[] | null;
            subject?: string | null;
            loginHint?: string;
            prompts?: components["schemas"]["prompt"][];
            lowestPrompt?: components["schemas"]["prompt"];
            requestObjectPayload?: string | null;
            idTokenClaims?: string;
            userInfoClaims?: string;
            resources?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            purpose?: string;
            responseContent?: string | null;
            ticket?: string;
            dynamicScopes?: components["schemas"]["dynamic_scope"][];
            gmAction?: components["schemas"]["grant_management_action"];
            grantId?: string;
            grant?: components["schemas"]["grant"];
            grantSubject?: string;
            requestedClaimsForTx?: string[];
            requestedVerifiedClaimsForTx?: string[][];
            transformedClaims?: string;
            clientEntityIdUsed?: boolean;
            claimsAtUserInfo?: string[];
            credentialOfferInfo?: components["schemas"]["credential_offer_info"];
            issuableCredentials?: string;
            nativeSsoRequested?: boolean;
            metadataDocumentUsed?: boolean;
        };
        authorization_ticket_info: {
            context?: string;
        };
        authorization_ticket_info_request: {
            ticket: string;
        };
        authorization_ticket_info_response: {
            info?: components["schemas"]["authorization_ticket_info"];
            /** @enum {string} */
            action: "OK" | "NOT_FOUND" | "CALLER_ERROR" | "AUTHLETE_ERROR";
            resultCode: string;
            resultMessage: string;
        };
        authorization_ticket_update_request: {
            ticket: string;
            info: string | components["schemas"]["authorization_ticket_info"];
        };
        authorization_ticket_update_response: {
            info?: components["schemas"]["authorization_ticket_info"];
            /** @enum {string} */
            action: "OK" | "NOT_FOUND" | "CALLER_ERROR" | "AUTHLETE_ERROR";
            resultCode: string;
            resultMessage: string;
        };
        authz_details: {
            elements?: components["schemas"]["authorization_details_element"][];
        };
        backchannel_authentication_complete_request: {
            ticket: string;
            subject?: string;
            sub?: string;
            /** Format: int64 */
            authTime?: number;
            acr?: string;
            claims?: string;
            properties?: components["schemas"]["property"][];
            scopes?: string[];
            idtHeaderParams?: string;
            errorDescription?: string;
            errorUri?: string;
            consentedClaims?: string[];
            jwtAtClaims?: string;
            accessToken?: string;
            /** Format: int64 */
            accessTokenDuration?: number;
            /** Format: int64 */
            refreshTokenDuration?: number;
            idTokenAudType?: string | null;
            result: components["schemas"]["decision_result"];
        };
        backchannel_authentication_complete_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "SERVER_ERROR" | "NO_ACTION" | "NOTIFICATION";
            responseContent?: string | null;
            /** Format: int64 */
            clientId?: number;
            clientIdAlias?: string;
            clientIdAliasUsed?: boolean;
            clientName?: string;
            deliveryMode?: components["schemas"]["delivery_mode"];
            clientNotificationEndpoint?: string;
            clientNotificationToken?: string;
            authReqId?: string;
            accessToken?: string;
            refreshToken?: string;
            idToken?: string;
            /** Format: int64 */
            accessTokenDuration?: number;
            /** Format: int64 */
            refreshTokenDuration?: number;
            /** Format: int64 */
            idTokenDuration?: number;
            jwtAccessToken?: string;
            resources?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            serviceAttributes?: components["schemas"]["pair"][];
            clientAttributes?: components["schemas"]["pair"][];
            grantId?: string;
            clientEntityId?: string;
            clientEntityIdUsed?: boolean;
            /** Format: uri */
            metadataDocumentLocation?: string;
            metadataDocumentUsed?: boolean;
            consentedClaims?: string[];
        };
        backchannel_authentication_fail_request: {
            ticket?: string;
            /** @enum {string} */
            reason?: "ACCESS_DENIED" | "EXPIRED_LOGIN_HINT_TOKEN" | "INVALID_BINDING_MESSAGE" | "INVALID_TARGET" | "INVALID_USER_CODE" | "MISSING_USER_CODE" | "SERVER_ERROR" | "UNAUTHORIZED_CLIENT" | "UNKNOWN_USER_ID";
            errorDescription?: string;
            errorUri?: string;
        };
        backchannel_authentication_fail_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "FORBIDDEN";
            responseContent?: string | null;
        };
        backchannel_authentication_issue_request: {
            ticket: string;
        };
        backchannel_authentication_issue_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "INVALID_TICKET" | "OK";
            responseContent?: string | null;
            authReqId?: string;
            /** Format: int32 */
            expiresIn?: number;
            /** Format: int32 */
            interval?: number;
        };
        backchannel_authentication_request: {
            parameters: string;
            clientId?: string;
            clientSecret?: string;
            clientCertificate?: string;
            clientCertificatePath?: string[];
            oauthClientAttestation?: string;
            oauthClientAttestationPop?: string;
            cimdOptions?: components["schemas"]["cimd_options"];
        };
        backchannel_authentication_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "USER_IDENTIFICATION";
            responseContent?: string | null;
            /** Format: int64 */
            clientId?: number;
            clientIdAlias?: string;
            clientIdAliasUsed?: boolean;
            clientName?: string;
            scopes?: components["schemas"]["scope"][];
            claimNames?: string[];
            clientNotificationToken?: string;
            acrs?: string[];
            /** @enum {string} */
            hintType?: "ID_TOKEN_HINT" | "LOGIN_HINT" | "LOGIN_HINT_TOKEN";
            hint?: string;
            sub?: string;
            bindingMessage?: string;
            userCode?: string;
            userCodeRequired?: boolean;
            /** Format: int32 */
            requestedExpiry?: number;
            requestContext?: string;
            warnings?: string[];
            ticket?: string;
            resources?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            serviceAttributes?: components["schemas"]["pair"][];
            clientAttributes?: components["schemas"]["pair"][];
            dynamicScopes?: components["schemas"]["dynamic_scope"][];
            deliveryMode?: components["schemas"]["delivery_mode"];
            gmAction?: components["schemas"]["grant_management_action"];
            grantId?: string;
            grant?: components["schemas"]["grant"];
            grantSubject?: string;
            clientEntityId?: string;
            clientEntityIdUsed?: boolean;
            /** Format: uri */
            metadataDocumentLocation?: string;
            metadataDocumentUsed?: boolean;
            clientAuthMethod?: components["schemas"]["client_auth_method"];
            attestationChallenge?: string;
        };
        backchannel_logout_token_request: {
            clientIdentifier: string;
            subject?: string;
            sessionId?: string;
        };
        backchannel_logout_token_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "SERVER_ERROR" | "CALLER_ERROR";
            logoutToken?: string;
            backchannelLogoutUri?: string;
        };
        cimd_options: {
            alwaysRetrieved?: boolean;
            httpPermitted?: boolean;
            queryPermitted?: boolean;
        };
        /** @enum {string} */
        claim_type: "NORMAL" | "AGGREGATED" | "DISTRIBUTED";
        client: {
            /** Format: int32 */
            readonly number?: number;
            /** Format: int32 */
            readonly serviceNumber?: number;
            clientName?: string;
            clientNames?: components["schemas"]["tagged_value"][];
            description?: string;
            descriptions?: components["schemas"]["tagged_value"][];
            /** Format: int64 */
            readonly clientId?: number;
            readonly clientSecret?: string;
            clientIdAlias?: string;
            clientIdAliasEnabled?: boolean;
            clientType?: components["schemas"]["client_type"];
            applicationType?: components["schemas"]["application_type"];
            logoUri?: string;
            logoUris?: components["schemas"]["tagged_value"][];
            contacts?: string[];
            tlsClientCertificateBoundAccessTokens?: boolean;
            readonly dynamicallyRegistered?: boolean;
            softwareId?: string;
            developer?: string;
            softwareVersion?: string;
            registrationAccessTokenHash?: string;
            /** Format: int64 */
            readonly createdAt?: number;
            /** Format: int64 */
            readonly modifiedAt?: number;
            grantTypes?: components["schemas"]["grant_type"][];
            responseTypes?: components["schemas"]["response_type"][];
            redirectUris?: string[];
            authorizationSignAlg?: components["schemas"]["jws_alg"];
            authorizationEncryptionAlg?: components["schemas"]["jwe_alg"];
            authorizationEncryptionEnc?: components["schemas"]["jwe_enc"];
            tokenAuthMethod?: components["schemas"]["client_auth_method"];
            tokenAuthSignAlg?: components["schemas"]["jws_alg"];
            selfSignedCertificateKeyId?: string;
            tlsClientAuthSubjectDn?: string;
            tlsClientAuthSanDns?: string;
            tlsClientAuthSanUri?: string;
            tlsClientAuthSanIp?: string;
            tlsClientAuthSanEmail?: string;
            parRequired?: boolean;
            requestObjectRequired?: boolean;
            requestSignAlg?: components["schemas"]["jws_alg"];
            requestEncryptionAlg?: components["schemas"]["jwe_alg"];
            requestEncryptionEnc?: components["schemas"]["jwe_enc"];
            requestUris?: string[];
            /** Format: int32 */
            defaultMaxAge?: number;
            defaultAcrs?: string[];
            idTokenSignAlg?: components["schemas"]["jws_alg"];
            idTokenEncryptionAlg?: components["schemas"]["jwe_alg"];
            idTokenEncryptionEnc?: components["schemas"]["jwe_enc"];
            authTimeRequired?: boolean;
            subjectType?: components["schemas"]["subject_type"];
            sectorIdentifierUri?: string;
            readonly derivedSectorIdentifier?: string | null;
            jwksUri?: string;
            jwks?: string;
            userInfoSignAlg?: components["schemas"]["jws_alg"];
            userInfoEncryptionAlg?: components["schemas"]["jwe_alg"];
            userInfoEncryptionEnc?: components["schemas"]["jwe_enc"];
            loginUri?: string;
            tosUri?: string;
            tosUris?: components["schemas"]["tagged_value"][];
            policyUri?: string;
            policyUris?: components["schemas"]["tagged_value"][];
            clientUri?: string;
            clientUris?: components["schemas"]["tagged_value"][];
            bcNotificationEndpoint?: string;
            bcRequestSignAlg?: components["schemas"]["jws_alg"];
            bcUserCodeRequired?: boolean;
            backchannelLogoutUri?: string;
            backchannelLogoutSessionRequired?: boolean;
            attributes?: components["schemas"]["pair"][];
            extension?: components["schemas"]["client_extension"];
            authorizationDetailsTypes?: string[];
            customMetadata?: string;
            frontChannelRequestObjectEncryptionRequired?: boolean;
            requestObjectEncryptionAlgMatchRequired?: boolean;
            requestObjectEncryptionEncMatchRequired?: boolean;
            digestAlgorithm?: string;
            singleAccessTokenPerSubject?: boolean;
            pkceRequired?: boolean;
            pkceS256Required?: boolean;
            dpopRequired?: boolean;
            automaticallyRegistered?: boolean;
            explicitlyRegistered?: boolean;
            rsRequestSigned?: boolean;
            rsSignedRequestKeyId?: string;
            clientRegistrationTypes?: components["schemas"]["client_registration_type"][];
            organizationName?: string;
            signedJwksUri?: string;
            entityId?: string;
            trustAnchorId?: string;
            trustChain?: string[];
            /** Format: int64 */
            trustChainExpiresAt?: number;
            /** Format: int64 */
            trustChainUpdatedAt?: number;
            locked?: boolean;
            credentialOfferEndpoint?: string;
            fapiModes?: components["schemas"]["fapi_mode"][] | null;
            credentialResponseEncryptionRequired?: boolean;
            mtlsEndpointAliasesUsed?: boolean;
            inScopeForTokenMigration?: boolean;
            /** Format: uri */
            metadataDocumentLocation?: string;
            /** Format: int64 */
            metadataDocumentExpiresAt?: number;
            /** Format: int64 */
            metadataDocumentUpdatedAt?: number;
            discoveredByMetadataDocument?: boolean;
            spiffeId?: string;
            spiffeBundleEndpoint?: string;
            clientSource?: components["schemas"]["client_source"];
            responseModes?: components["schemas"]["response_mode"][];
            bcDeliveryMode?: components["schemas"]["delivery_mode"];
            haipVersion?: string;
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        client_auth_method: "NONE" | "CLIENT_SECRET_BASIC" | "CLIENT_SECRET_POST" | "CLIENT_SECRET_JWT" | "PRIVATE_KEY_JWT" | "TLS_CLIENT_AUTH" | "SELF_SIGNED_TLS_CLIENT_AUTH" | "ATTEST_JWT_CLIENT_AUTH" | "SPIFFE_JWT";
        client_authorization_delete_response: {
            resultCode?: string;
            resultMessage?: string;
        };
        client_authorization_get_list_request: {
            subject: string;
            developer?: string;
            /** Format: int32 */
            start?: number;
            /** Format: int32 */
            end?: number;
        };
        client_authorization_get_list_response: {
            /** Format: int32 */
            start?: number;
            /** Format: int32 */
            end?: number;
            developer?: string;
            subject?: string;
            /** Format: int32 */
            totalCount?: number;
            clients?: components["schemas"]["client_limited"][];
        };
        client_authorization_update_request: {
            subject: string;
            scopes?: string[] | null;
        };
        client_authorization_update_response: {
            resultCode?: string;
            resultMessage?: string;
        };
        client_extension: {
            requestableScopes?: string[] | null;
            requestableScopesEnabled?: boolean;
            /** Format: int64 */
            accessTokenDuration?: number;
            /** Format: int64 */
            refreshTokenDuration?: number;
            /** Format: int64 */
            idTokenDuration?: number;
            tokenExchangePermitted?: boolean;
        };
        client_extension_requestable_scopes_get_response: {
            requestableScopes?: string[] | null;
        };
        client_extension_requestable_scopes_update_request: {
            requestableScopes?: string[] | null;
        };
        client_extension_requestable_scopes_update_response: {
            requestableScopes?: string[];
        };
        client_flag_update_request: {
            clientLocked: boolean;
        };
        client_flag_update_response: {
            resultCode: string;
            resultMessage: string;
        };
        client_get_list_response: {
            /** Format: int32 */
            start?: number;
            /** Format: int32 */
            end?: number;
            /** Format: int32 */
            totalCount?: number;
            clients?: components["schemas"]["client"][];
            developer?: string;
        };
        client_granted_scopes_delete_response: {
            resultCode?: string;
            resultMessage?: string;
        };
        client_limited: {
            /** Format: int32 */
            readonly number?: number;
            clientName?: string;
            clientNames?: components["schemas"]["tagged_value"][];
            description?: string;
            descriptions?: components["schemas"]["tagged_value"][];
            /** Format: int64 */
            readonly clientId?: number;
            clientIdAlias?: string;
            clientIdAliasEnabled?: boolean;
            clientType?: components["schemas"]["client_type"];
        };
        client_limited_authorization: {
            /** Format: int32 */
            readonly number?: number;
            clientName?: string;
            clientNames?: components["schemas"]["tagged_value"][];
            description?: string;
            descriptions?: components["schemas"]["tagged_value"][];
            /** Format: int64 */
            readonly clientId?: number;
            clientIdAlias?: string;
            clientIdAliasEnabled?: boolean;
            clientType?: components["schemas"]["client_type"];
            logoUri?: string;
            logoUris?: components["schemas"]["tagged_value"][];
            tosUri?: string;
            tosUris?: components["schemas"]["tagged_value"][];
            policyUri?: string;
            policyUris?: components["schemas"]["tagged_value"][];
            /** Format: int32 */
            readonly serviceNumber?: number;
            /** Format: int32 */
            defaultMaxAge?: number;
            authTimeRequired?: boolean;
            /** Format: int64 */
            readonly createdAt?: number;
            /** Format: int64 */
            readonly modifiedAt?: number;
            tlsClientCertificateBoundAccessTokens?: boolean;
            bcUserCodeRequired?: boolean;
            backchannelLogoutSessionRequired?: boolean;
            readonly dynamicallyRegistered?: boolean;
            parRequired?: boolean;
            requestObjectRequired?: boolean;
            frontChannelRequestObjectEncryptionRequired?: boolean;
            requestObjectEncryptionAlgMatchRequired?: boolean;
            requestObjectEncryptionEncMatchRequired?: boolean;
            singleAccessTokenPerSubject?: boolean;
            pkceRequired?: boolean;
            pkceS256Required?: boolean;
            rsRequestSigned?: boolean;
            dpopRequired?: boolean;
            locked?: boolean;
            mtlsEndpointAliasesUsed?: boolean;
            inScopeForTokenMigration?: boolean;
            /** Format: int64 */
            trustChainExpiresAt?: number;
            /** Format: int64 */
            trustChainUpdatedAt?: number;
            automaticallyRegistered?: boolean;
            explicitlyRegistered?: boolean;
            credentialResponseEncryptionRequired?: boolean;
            /** Format: uri */
            metadataDocumentLocation?: string;
            /** Format: int64 */
            metadataDocumentExpiresAt?: number;
            /** Format: int64 */
            metadataDocumentUpdatedAt?: number;
            discoveredByMetadataDocument?: boolean;
            entityId?: string;
            clientSource?: components["schemas"]["client_source"];
        };
        client_registration_request: {
            json?: string;
            token?: string;
            clientId?: string;
        };
        client_registration_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "BAD_REQUEST" | "CREATED" | "DELETED" | "INTERNAL_SERVER_ERROR" | "OK" | "UNAUTHORIZED" | "UPDATED";
            responseContent?: string | null;
            client?: components["schemas"]["client"];
        };
        /** @enum {string} */
        client_registration_type: "AUTOMATIC" | "EXPLICIT";
        client_secret_refresh_response: {
            resultCode?: string;
            resultMessage?: string;
            newClientSecret?: string;
            oldClientSecret?: string;
        };
        client_secret_update_request: {
            clientSecret: string;
        };
        client_secret_update_response: {
            resultCode?: string;
            resultMessage?: string;
            newClientSecret?: string;
            oldClientSecret?: string;
        };
        /** @enum {string} */
        client_type: "PUBLIC" | "CONFIDENTIAL";
        credential_issuance_order: {
            requestIdentifier?: string;
            credentialPayload?: string;
            issuanceDeferred?: boolean;
            /** Format: int64 */
            credentialDuration?: number;
            signingKeyId?: string;
        };
        credential_issuer_metadata: {
            authorizationServers?: string[];
            credentialIssuer?: string;
            /** Format: uri */
            credentialEndpoint?: string;
            /** Format: uri */
            batchCredentialEndpoint?: string;
            deferredCredentialEndpoint?: string;
            credentialsSupported?: string;
            requireCredentialResponseEncryption?: boolean;
            requireCredentialRequestEncryption?: boolean;
            credentialResponseEncryptionZipValuesSupported?: string[];
            /** Format: int32 */
            batchSize?: number;
            notificationEndpoint?: string;
            nonceEndpoint?: string;
            credentialRequestEncryptionJwks?: string;
            credentialRequestEncryptionEncValuesSupported?: components["schemas"]["jwe_enc"][];
            credentialRequestEncryptionZipValuesSupported?: string[];
            display?: string;
            credentialResponseEncryptionAlgValuesSupported?: components["schemas"]["jwe_alg"][];
            credentialResponseEncryptionEncValuesSupported?: components["schemas"]["jwe_enc"][];
        };
        credential_offer_info: {
            identifier?: string;
            credentialOffer?: string;
            credentialIssuer?: string;
            authorizationCodeGrantIncluded?: boolean;
            issuerStateIncluded?: boolean;
            issuerState?: string;
            preAuthorizedCodeGrantIncluded?: boolean;
            preAuthorizedCode?: string;
            subject?: string;
            /** Format: int64 */
            expiresAt?: number;
            context?: string;
            properties?: components["schemas"]["property"][];
            jwtAtClaims?: string;
            /** Format: int64 */
            authTime?: number;
            acr?: string;
            credentialConfigurationIds?: string[];
            txCode?: string;
            txCodeInputMode?: string;
            txCodeDescription?: string;
        };
        credential_request_info: {
            identifier?: string;
            format?: string;
            credentialConfigurationId?: string;
            bindingKey?: string;
            bindingKeys?: string[];
            details?: string;
            credentialIdentifier?: string;
        };
        /** @enum {string} */
        delivery_mode: "PING" | "POLL" | "PUSH";
        device_authorization_request: {
            parameters: string;
            clientId?: string;
            clientSecret?: string;
            clientCertificate?: string;
            clientCertificatePath?: string[];
            oauthClientAttestation?: string;
            oauthClientAttestationPop?: string;
            cimdOptions?: components["schemas"]["cimd_options"];
        };
        device_authorization_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "OK";
            responseContent?: string | null;
            /** Format: int64 */
            clientId?: number;
            clientIdAlias?: string;
            clientIdAliasUsed?: boolean;
            clientName?: string;
            scopes?: components["schemas"]["scope"][];
            claimNames?: string[];
            acrs?: string[];
            deviceCode?: string;
            userCode?: string;
            verificationUri?: string;
            verificationUriComplete?: string;
            /** Format: int32 */
            expiresIn?: number;
            /** Format: int32 */
            interval?: number;
            warnings?: string[];
            resources?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            serviceAttributes?: components["schemas"]["pair"][];
            clientAttributes?: components["schemas"]["pair"][];
            dynamicScopes?: components["schemas"]["dynamic_scope"][];
            gmAction?: components["schemas"]["grant_management_action"];
            grantId?: string;
            grant?: components["schemas"]["grant"];
            grantSubject?: string;
            clientEntityId?: string;
            clientEntityIdUsed?: boolean;
            /** Format: uri */
            metadataDocumentLocation?: string;
            metadataDocumentUsed?: boolean;
            clientAuthMethod?: components["schemas"]["client_auth_method"];
            attestationChallenge?: string;
        };
        device_complete_request: {
            userCode: string;
            subject?: string;
            sub?: string;
            /** Format: int64 */
            authTime?: number;
            acr?: string;
            claims?: string;
            properties?: components["schemas"]["property"][];
            scopes?: string[];
            errorDescription?: string;
            errorUri?: string;
            idtHeaderParams?: string;
            consentedClaims?: string[];
            jwtAtClaims?: string;
            /** Format: int64 */
            accessTokenDuration?: number;
            /** Format: int64 */
            refreshTokenDuration?: number;
            idTokenAudType?: string | null;
            result: components["schemas"]["decision_result"];
        };
        device_complete_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "SERVER_ERROR" | "USER_CODE_NOT_EXIST" | "USER_CODE_EXPIRED" | "INVALID_REQUEST" | "SUCCESS";
            consentedClaims?: string[];
        };
        device_verification_request: {
            userCode: string;
        };
        device_verification_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "NOT_EXIST" | "EXPIRED" | "VALID" | "SERVER_ERROR";
            /** Format: int64 */
            clientId?: number;
            clientIdAlias?: string;
            clientIdAliasUsed?: boolean;
            clientName?: string;
            scopes?: components["schemas"]["scope"][];
            claimNames?: string[] | null;
            acrs?: string[];
            resources?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            serviceAttributes?: components["schemas"]["pair"][];
            clientAttributes?: components["schemas"]["pair"][];
            dynamicScopes?: components["schemas"]["dynamic_scope"][];
            /** Format: int64 */
            expiresAt?: number;
            gmAction?: components["schemas"]["grant_management_action"];
            grantId?: string;
            grant?: components["schemas"]["grant"];
            grantSubject?: string;
            clientEntityId?: string;
            clientEntityIdUsed?: boolean;
            /** Format: uri */
            metadataDocumentLocation?: string;
            metadataDocumentUsed?: boolean;
        };
        /** @enum {string} */
        display: "PAGE" | "POPUP" | "TOUCH" | "WAP";
        dynamic_scope: {
            name?: string;
            value?: string;
        };
        /** @enum {string} */
        entity_type: "OPENID_RELYING_PARTY" | "OPENID_PROVIDER" | "OAUTH_AUTHORIZATION_SERVER" | "OAUTH_CLIENT" | "OAUTH_RESOURCE" | "FEDERATION_ENTITY" | "OPENID_CREDENTIAL_ISSUER";
        /** @enum {string} */
        fapi_mode: "FAPI1_ADVANCED" | "FAPI1_BASELINE" | "FAPI2_MESSAGE_SIGNING_AUTH_REQ" | "FAPI2_MESSAGE_SIGNING_AUTH_RES" | "FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES" | "FAPI2_SECURITY" | "FAPI2_MESSAGE_SIGNING_RESOURCE_REQ" | "FAPI2_MESSAGE_SIGNING_RESOURCE_RES";
        federation_configuration_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
        };
        federation_registration_request: {
            entityConfiguration?: string;
            trustChain?: string;
        };
        federation_registration_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "BAD_REQUEST" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
            client?: components["schemas"]["client"];
        };
        g_m_request: {
            accessToken: string;
            clientCertificate?: string;
            dpop?: string;
            htm?: string;
            htu?: string;
            gmAction: components["schemas"]["grant_management_action"];
            grantId: string;
            dpopNonceRequired?: boolean;
        };
        g_m_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "NO_CONTENT" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" | "CALLER_ERROR" | "AUTHLETE_ERROR";
            responseContent?: string | null;
            dpopNonce?: string;
        };
        grant: {
            scopes?: components["schemas"]["grant_scope"][];
            claims?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
        };
        /** @enum {string} */
        grant_management_action: "CREATE" | "QUERY" | "REPLACE" | "REVOKE" | "MERGE";
        grant_scope: {
            scope?: string;
            resource?: string[];
        };
        /** @enum {string} */
        grant_type: "AUTHORIZATION_CODE" | "IMPLICIT" | "PASSWORD" | "CLIENT_CREDENTIALS" | "REFRESH_TOKEN" | "CIBA" | "DEVICE_CODE" | "TOKEN_EXCHANGE" | "JWT_BEARER" | "PRE_AUTHORIZED_CODE";
        hsk: {
            kty?: string;
            use?: string;
            kid?: string;
            hsmName?: string;
            handle?: string;
            publicKey?: string;
            alg?: string;
        };
        hsk_create_request: {
            kty?: string;
            use?: string;
            kid?: string;
            hsmName?: string;
            alg?: string;
        };
        hsk_create_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "SUCCESS" | "INVALID_REQUEST" | "NOT_FOUND" | "SERVER_ERROR";
            hsk?: components["schemas"]["hsk"];
        };
        hsk_delete_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "SUCCESS" | "INVALID_REQUEST" | "NOT_FOUND" | "SERVER_ERROR";
            hsk?: components["schemas"]["hsk"];
        };
        hsk_get_list_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "SUCCESS" | "INVALID_REQUEST" | "SERVER_ERROR";
            hsks?: components["schemas"]["hsk"][];
        };
        hsk_get_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "SUCCESS" | "INVALID_REQUEST" | "NOT_FOUND" | "SERVER_ERROR";
            hsk?: components["schemas"]["hsk"];
        };
        idp_error: ({
            error?: string;
            errors?: string[];
        } & {
            [key: string]: unknown;
        }) | {
            error: string;
        } | {
            errors: string[];
        };
        idtoken_reissue_request: {
            accessToken: string;
            refreshToken: string;
            sub?: string;
            claims?: string;
            idtHeaderParams?: string;
            idTokenAudType?: string;
        };
        idtoken_reissue_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR";
            responseContent?: string | null;
            idToken?: string;
        };
        info_response: {
            version: string;
            features: string[];
            configuration?: {
                [key: string]: string;
            };
            serviceTokenCache?: {
                /** Format: int64 */
                hitCount?: number;
                /** Format: int64 */
                missCount?: number;
                /** Format: int64 */
                loadSuccessCount?: number;
                /** Format: int64 */
                loadFailureCount?: number;
                /** Format: int64 */
                totalLoadTime?: number;
                /** Format: int64 */
                evictionCount?: number;
                /** Format: int64 */
                evictionWeight?: number;
            };
        };
        introspection_request: {
            token: string;
            scopes?: string[];
            subject?: string | null;
            clientCertificate?: string;
            dpop?: string;
            htm?: string;
            htu?: string;
            resources?: string[];
            acrValues?: string[];
            /** Format: int32 */
            maxAge?: number;
            requiredComponents?: string[];
            uri?: string;
            message?: string;
            headers?: components["schemas"]["pair"][];
            targetUri?: string;
            dpopNonceRequired?: boolean;
            requestBodyContained?: boolean;
        };
        introspection_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "OK";
            responseContent?: string | null;
            /** Format: int64 */
            clientId?: number;
            clientIdAlias?: string | null;
            clientIdAliasUsed?: boolean;
            /** Format: int64 */
            expiresAt?: number;
            subject?: string | null;
            scopes?: string[];
            existent?: boolean;
            usable?: boolean;
            sufficient?: boolean;
            refreshable?: boolean;
            properties?: components["schemas"]["property"][];
            certificateThumbprint?: string;
            resources?: string[];
            accessTokenResources?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            serviceAttributes?: components["schemas"]["pair"][];
            clientAttributes?: components["schemas"]["pair"][];
            scopeDetails?: components["schemas"]["scope"][];
            grantId?: string;
            grant?: components["schemas"]["grant"];
            forExternalAttachment?: boolean;
            consentedClaims?: string[];
            grantType?: components["schemas"]["grant_type"];
            acr?: string;
            /** Format: int64 */
            authTime?: number;
            clientEntityId?: string;
            clientEntityIdUsed?: boolean;
            forCredentialIssuance?: boolean;
            cnonce?: string;
            /** Format: int64 */
            cnonceExpiresAt?: number;
            issuableCredentials?: string;
            dpopNonce?: string;
            responseSigningRequired?: boolean;
            /** Format: uri */
            metadataDocumentLocation?: string;
            metadataDocumentUsed?: boolean;
        };
        jose_verify_request: {
            jose: string;
            mandatoryClaims?: string[];
            /** Format: int32 */
            clockSkew?: number;
            clientIdentifier?: string;
            signedByClient?: boolean;
        };
        jose_verify_response: {
            resultCode?: string;
            resultMessage?: string;
            valid?: boolean;
            signatureValid?: boolean;
            missingClaims?: string[];
            invalidClaims?: string[];
            errorDescriptions?: string[];
        };
        /** @enum {string|null} */
        jwe_alg: "RSA1_5" | "RSA_OAEP" | "RSA_OAEP_256" | "A128KW" | "A192KW" | "A256KW" | "DIR" | "ECDH_ES" | "ECDH_ES_A128KW" | "ECDH_ES_A192KW" | "ECDH_ES_A256KW" | "A128GCMKW" | "A192GCMKW" | "A256GCMKW" | "PBES2_HS256_A128KW" | "PBES2_HS384_A192KW" | "PBES2_HS512_A256KW" | null;
        /** @enum {string|null} */
        jwe_enc: "A128CBC_HS256" | "A192CBC_HS384" | "A256CBC_HS512" | "A128GCM" | "A192GCM" | "A256GCM" | null;
        /** @enum {string|null} */
        jws_alg: "NONE" | "HS256" | "HS384" | "HS512" | "RS256" | "RS384" | "RS512" | "ES256" | "ES384" | "ES512" | "PS256" | "PS384" | "PS512" | "ES256K" | "EdDSA" | null;
        named_uri: {
            name?: string;
            /** Format: uri */
            uri?: string;
        };
        native_sso_logout_request: {
            sessionId: string;
        };
        native_sso_logout_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "SERVER_ERROR" | "CALLER_ERROR";
            /** Format: int32 */
            count?: number;
        };
        native_sso_request: {
            accessToken: string;
            refreshToken?: string;
            sub?: string;
            claims?: string;
            idtHeaderParams?: string;
            idTokenAudType?: string;
            deviceSecret: string;
            deviceSecretHash?: string;
        };
        native_sso_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR";
            responseContent?: string | null;
            idToken?: string;
        };
        pair: {
            key?: string;
            value?: string;
        };
        /** @enum {string} */
        prompt: "NONE" | "LOGIN" | "CONSENT" | "SELECT_ACCOUNT" | "CREATE";
        property: {
            key?: string;
            value?: string;
            hidden?: boolean;
        };
        pushed_authorization_request: {
            parameters: string;
            clientId?: string;
            clientSecret?: string;
            clientCertificate?: string;
            clientCertificatePath?: string[];
            dpop?: string;
            htm?: string;
            htu?: string;
            oauthClientAttestation?: string;
            oauthClientAttestationPop?: string;
            dpopNonceRequired?: boolean;
        };
        pushed_authorization_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "CREATED" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "PAYLOAD_TOO_LARGE" | "INTERNAL_SERVER_ERROR";
            requestUri?: string;
            responseContent?: string | null;
            dpopNonce?: string;
            clientAuthMethod?: components["schemas"]["client_auth_method"];
            attestationChallenge?: string;
        };
        /** @enum {string} */
        response_type: "NONE" | "CODE" | "TOKEN" | "ID_TOKEN" | "CODE_TOKEN" | "CODE_ID_TOKEN" | "ID_TOKEN_TOKEN" | "CODE_ID_TOKEN_TOKEN";
        result: {
            resultCode: string;
            resultMessage: string;
        };
        revocation_request: {
            parameters: string;
            clientId?: string;
            clientSecret?: string;
            clientCertificate?: string;
            clientCertificatePath?: string[];
            oauthClientAttestation?: string;
            oauthClientAttestationPop?: string;
        };
        revocation_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "INVALID_CLIENT" | "BAD_REQUEST" | "OK";
            responseContent?: string | null;
            attestationChallenge?: string;
        };
        scope: {
            name?: string;
            defaultEntry?: boolean;
            description?: string | null;
            descriptions?: components["schemas"]["tagged_value"][] | null;
            attributes?: components["schemas"]["pair"][];
        };
        service: {
            /** Format: int32 */
            readonly number?: number;
            serviceName?: string;
            issuer?: string;
            description?: string;
            /** Format: int64 */
            readonly apiKey?: number;
            readonly apiSecret?: string;
            /** Format: uri */
            tokenBatchNotificationEndpoint?: string;
            clientAssertionAudRestrictedToIssuer?: boolean;
            /** Format: int32 */
            readonly serviceOwnerNumber?: number;
            /** Format: int32 */
            clientsPerDeveloper?: number;
            /** Format: uri */
            developerAuthenticationCallbackEndpoint?: string;
            developerAuthenticationCallbackApiKey?: string;
            developerAuthenticationCallbackApiSecret?: string;
            snsCredentials?: components["schemas"]["sns_credentials"][];
            clientIdAliasEnabled?: boolean;
            metadata?: components["schemas"]["pair"][];
            /** Format: int64 */
            readonly createdAt?: number;
            /** Format: int64 */
            readonly modifiedAt?: number;
            /** Format: uri */
            authenticationCallbackEndpoint?: string;
            authenticationCallbackApiKey?: string;
            authenticationCallbackApiSecret?: string;
            supportedAcrs?: string[];
            supportedGrantTypes?: components["schemas"]["grant_type"][];
            supportedResponseTypes?: components["schemas"]["response_type"][];
            supportedAuthorizationDetailsTypes?: string[];
            supportedServiceProfiles?: components["schemas"]["service_profile"][];
            errorDescriptionOmitted?: boolean;
            errorUriOmitted?: boolean;
            /** Format: uri */
            authorizationEndpoint?: string;
            directAuthorizationEndpointEnabled?: boolean;
            supportedUiLocales?: string[];
            supportedDisplays?: components["schemas"]["display"][];
            pkceRequired?: boolean;
            pkceS256Required?: boolean;
            /** Format: int64 */
            authorizationResponseDuration?: number;
            /** Format: int64 */
            authorizationCodeDuration?: number;
            /** Format: uri */
            tokenEndpoint?: string;
            directTokenEndpointEnabled?: boolean;
            supportedTokenAuthMethods?: components["schemas"]["client_auth_method"][];
            missingClientIdAllowed?: boolean;
            /** Format: uri */
            revocationEndpoint?: string;
            directRevocationEndpointEnabled?: boolean;
            supportedRevocationAuthMethods?: components["schemas"]["client_auth_method"][];
            /** Format: uri */
            introspectionEndpoint?: string;
            directIntrospectionEndpointEnabled?: boolean;
            supportedIntrospectionAuthMethods?: components["schemas"]["client_auth_method"][];
            /** Format: uri */
            pushedAuthReqEndpoint?: string;
            /** Format: int64 */
            pushedAuthReqDuration?: number;
            parRequired?: boolean;
            requestObjectRequired?: boolean;
            traditionalRequestObjectProcessingApplied?: boolean;
            mutualTlsValidatePkiCertChain?: boolean;
            trustedRootCertificates?: string[];
            mtlsEndpointAliases?: components["schemas"]["named_uri"][];
            accessTokenType?: string;
            tlsClientCertificateBoundAccessTokens?: boolean;
            /** Format: int64 */
            accessTokenDuration?: number;
            singleAccessTokenPerSubject?: boolean;
            accessTokenSignAlg?: components["schemas"]["jws_alg"];
            accessTokenSignatureKeyId?: string;
            /** Format: int64 */
            refreshTokenDuration?: number;
            refreshTokenDurationKept?: boolean;
            refreshTokenDurationReset?: boolean;
            refreshTokenKept?: boolean;
            supportedScopes?: components["schemas"]["scope"][];
            scopeRequired?: boolean;
            /** Format: int64 */
            idTokenDuration?: number;
            /** Format: int32 */
            allowableClockSkew?: number;
            supportedClaimTypes?: components["schemas"]["claim_type"][];
            supportedClaimLocales?: string[];
            supportedClaims?: string[];
            claimShortcutRestrictive?: boolean;
            /** Format: uri */
            jwksUri?: string;
            directJwksEndpointEnabled?: boolean;
            jwks?: string | null;
            idTokenSignatureKeyId?: string;
            userInfoSignatureKeyId?: string;
            authorizationSignatureKeyId?: string;
            /** Format: uri */
            userInfoEndpoint?: string;
            directUserInfoEndpointEnabled?: boolean;
            dynamicRegistrationSupported?: boolean;
            /** Format: uri */
            registrationEndpoint?: string;
            /** Format: uri */
            registrationManagementEndpoint?: string;
            /** Format: uri */
            policyUri?: string;
            /** Format: uri */
            tosUri?: string;
            /** Format: uri */
            serviceDocumentation?: string;
            /** Format: uri */
            backchannelAuthenticationEndpoint?: string;
            supportedBackchannelTokenDeliveryModes?: components["schemas"]["delivery_mode"][];
            /** Format: int32 */
            backchannelAuthReqIdDuration?: number;
            /** Format: int32 */
            backchannelPollingInterval?: number;
            backchannelUserCodeParameterSupported?: boolean;
            backchannelBindingMessageRequiredInFapi?: boolean;
            /** Format: uri */
            deviceAuthorizationEndpoint?: string;
            /** Format: uri */
            deviceVerificationUri?: string;
            /** Format: uri */
            deviceVerificationUriComplete?: string;
            /** Format: int32 */
            deviceFlowCodeDuration?: number;
            /** Format: int32 */
            deviceFlowPollingInterval?: number;
            userCodeCharset?: components["schemas"]["user_code_charset"];
            /** Format: int32 */
            userCodeLength?: number;
            supportedTrustFrameworks?: string[];
            supportedEvidence?: string[];
            supportedIdentityDocuments?: string[];
            supportedVerificationMethods?: string[];
            supportedVerifiedClaims?: string[];
            attributes?: components["schemas"]["pair"][];
            nbfOptional?: boolean;
            issSuppressed?: boolean;
            supportedCustomClientMetadata?: string[];
            tokenExpirationLinked?: boolean;
            frontChannelRequestObjectEncryptionRequired?: boolean;
            requestObjectEncryptionAlgMatchRequired?: boolean;
            requestObjectEncryptionEncMatchRequired?: boolean;
            hsmEnabled?: boolean;
            readonly hsks?: components["schemas"]["hsk"][];
            grantManagementEndpoint?: string;
            grantManagementActionRequired?: boolean;
            unauthorizedOnClientConfigSupported?: boolean;
            dcrScopeUsedAsRequestable?: boolean;
            /** Format: uri */
            endSessionEndpoint?: string;
            loopbackRedirectionUriVariable?: boolean;
            requestObjectAudienceChecked?: boolean;
            accessTokenForExternalAttachmentEmbedded?: boolean;
            authorityHints?: string[];
            federationEnabled?: boolean;
            federationJwks?: string;
            federationSignatureKeyId?: string;
            /** Format: int64 */
            federationConfigurationDuration?: number;
            federationRegistrationEndpoint?: string;
            organizationName?: string;
            predefinedTransformedClaims?: string;
            refreshTokenIdempotent?: boolean;
            signedJwksUri?: string;
            supportedAttachments?: components["schemas"]["attachment_type"][];
            supportedDigestAlgorithms?: string[];
            supportedDocuments?: string[];
            supportedDocumentsMethods?: string[];
            supportedDocumentsValidationMethods?: string[];
            supportedDocumentsVerificationMethods?: string[];
            supportedElectronicRecords?: string[];
            supportedClientRegistrationTypes?: components["schemas"]["client_registration_type"][];
            tokenExchangeByIdentifiableClientsOnly?: boolean;
            tokenExchangeByConfidentialClientsOnly?: boolean;
            tokenExchangeByPermittedClientsOnly?: boolean;
            tokenExchangeEncryptedJwtRejected?: boolean;
            tokenExchangeUnsignedJwtRejected?: boolean;
            jwtGrantByIdentifiableClientsOnly?: boolean;
            jwtGrantEncryptedJwtRejected?: boolean;
            jwtGrantUnsignedJwtRejected?: boolean;
            dcrDuplicateSoftwareIdBlocked?: boolean;
            trustAnchors?: components["schemas"]["trust_anchor"][];
            openidDroppedOnRefreshWithoutOfflineAccess?: boolean;
            supportedDocumentsCheckMethods?: string[];
            rsResponseSigned?: boolean;
            /** Format: int64 */
            cnonceDuration?: number;
            dpopNonceRequired?: boolean;
            verifiableCredentialsEnabled?: boolean;
            credentialJwksUri?: string;
            /** Format: int64 */
            credentialOfferDuration?: number;
            /** Format: int64 */
            dpopNonceDuration?: number;
            preAuthorizedGrantAnonymousAccessSupported?: boolean;
            /** Format: int64 */
            credentialTransactionDuration?: number;
            introspectionSignatureKeyId?: string;
            resourceSignatureKeyId?: string;
            /** Format: int32 */
            userPinLength?: number;
            supportedPromptValues?: components["schemas"]["prompt"][];
            idTokenReissuable?: boolean;
            credentialJwks?: string;
            fapiModes?: components["schemas"]["fapi_mode"][] | null;
            /** Format: int64 */
            credentialDuration?: number;
            credentialIssuerMetadata?: components["schemas"]["credential_issuer_metadata"];
            idTokenAudType?: string;
            nativeSsoSupported?: boolean;
            oid4vciVersion?: string | null;
            cimdMetadataPolicyEnabled?: boolean;
            clientIdMetadataDocumentSupported?: boolean;
            cimdAllowlistEnabled?: boolean;
            cimdAllowlist?: string[];
            cimdAlwaysRetrieved?: boolean;
            cimdHttpPermitted?: boolean;
            cimdQueryPermitted?: boolean;
            cimdMetadataPolicy?: string;
            httpAliasProhibited?: boolean;
            /** Format: int64 */
            attestationChallengeTimeWindow?: number;
            clientAttesterRootsEnabled?: boolean;
            clientAttesterRootsOnly?: boolean;
            keyAttesterRootsEnabled?: boolean;
            keyAttesterRootsOnly?: boolean;
            clientAttesterRoots?: string[];
            keyAttesterRoots?: string[];
            backchannelLogoutSupported?: boolean;
            backchannelLogoutSessionSupported?: boolean;
            verifiedClaimsValidationSchemaSet?: string | null;
            supportedSnses?: components["schemas"]["sns"][];
            challengeEndpoint?: string;
            haipVersion?: string;
        };
        service_create_idp_request: {
            /** Format: int64 */
            apiServerId?: number;
            /** Format: int64 */
            organizationId: number;
            service?: components["schemas"]["service"];
        };
        service_get_list_response: {
            /** Format: int32 */
            start?: number;
            /** Format: int32 */
            end?: number;
            /** Format: int32 */
            totalCount?: number;
            services?: components["schemas"]["service"][];
        };
        service_jwks_get_response: {
            keys?: {
                [key: string]: unknown;
            }[];
        };
        /** @enum {string} */
        service_profile: "FAPI" | "OPEN_BANKING";
        service_remove_idp_request: {
            /** Format: int64 */
            apiServerId?: number;
            /** Format: int64 */
            organizationId: number;
            /** Format: int64 */
            serviceId: number;
        };
        /** @enum {string} */
        sns: "FACEBOOK";
        sns_credentials: {
            apiKey?: string;
            apiSecret?: string;
            sns?: components["schemas"]["sns"];
        };
        standard_introspection_request: {
            parameters: string;
            withHiddenProperties?: boolean;
            rsUri?: string;
            httpAcceptHeader?: string;
            sharedKeyForSign?: string;
            sharedKeyForEncryption?: string;
            publicKeyForEncryption?: string;
            introspectionSignAlg?: components["schemas"]["jws_alg"];
            introspectionEncryptionAlg?: components["schemas"]["jwe_alg"];
            introspectionEncryptionEnc?: components["schemas"]["jwe_enc"];
        };
        standard_introspection_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "OK" | "JWT";
            responseContent?: string | null;
        };
        /** @enum {string} */
        subject_type: "PUBLIC" | "PAIRWISE";
        tagged_value: {
            tag?: string;
            value?: string;
        };
        token_create_request: {
            grantType: components["schemas"]["grant_type"];
            /** Format: int64 */
            clientId?: number;
            subject?: string;
            scopes?: string[];
            /** Format: int64 */
            accessTokenDuration?: number;
            /** Format: int64 */
            refreshTokenDuration?: number;
            properties?: components["schemas"]["property"][];
            clientIdAliasUsed?: boolean;
            accessToken?: string | null;
            refreshToken?: string | null;
            accessTokenPersistent?: boolean;
            certificateThumbprint?: string;
            dpopKeyThumbprint?: string;
            authorizationDetails?: components["schemas"]["authz_details"];
            resources?: string[];
            forExternalAttachment?: boolean;
            jwtAtClaims?: string;
            acr?: string;
            /** Format: int64 */
            authTime?: number;
            clientEntityIdUsed?: boolean;
            clientIdentifier?: string;
            sessionId?: string;
            metadataDocumentUsed?: boolean;
        };
        token_create_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "FORBIDDEN" | "OK";
            accessToken?: string;
            /** Format: int64 */
            clientId?: number;
            /** Format: int64 */
            expiresAt?: number;
            /** Format: int64 */
            expiresIn?: number;
            properties?: components["schemas"]["property"][];
            refreshToken?: string;
            scopes?: string[];
            subject?: string;
            tokenType?: string;
            jwtAccessToken?: string;
            authorizationDetails?: components["schemas"]["authz_details"];
            forExternalAttachment?: boolean;
            tokenId?: string;
            refreshTokenScopes?: string[] | null;
            clientIdentifier?: string;
            sessionId?: string;
            grantType?: components["schemas"]["grant_type"];
        };
        token_fail_request: {
            ticket: string;
            /** @enum {string} */
            reason: "UNKNOWN" | "INVALID_RESOURCE_OWNER_CREDENTIALS" | "INVALID_TARGET" | "INVALID_CLIENT" | "UNAUTHORIZED_CLIENT" | "INVALID_SCOPE";
        };
        token_fail_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST";
            responseContent?: string | null;
        };
        token_get_list_response: {
            /** Format: int32 */
            start?: number;
            /** Format: int32 */
            end?: number;
            /** Format: int32 */
            totalCount?: number;
            client?: components["schemas"]["client_limited"];
            subject?: string;
            accessTokens?: components["schemas"]["access_token"][];
        };
        token_info: {
            /** Format: int64 */
            clientId?: number;
            clientIdAlias?: string;
            clientIdAliasUsed?: boolean;
            subject?: string;
            scopes?: components["schemas"]["scope"][];
            /** Format: int64 */
            expiresAt?: number;
            properties?: components["schemas"]["property"][];
            resources?: string[];
            clientEntityId?: string;
            clientEntityIdUsed?: boolean;
            /** Format: uri */
            metadataDocumentLocation?: string;
            metadataDocumentUsed?: boolean;
            authorizationDetails?: components["schemas"]["authz_details"];
        };
        token_issue_request: {
            ticket: string;
            subject: string;
            properties?: components["schemas"]["property"][];
            jwtAtClaims?: string;
            accessToken?: string;
            /** Format: int64 */
            accessTokenDuration?: number;
            /** Format: int64 */
            refreshTokenDuration?: number;
        };
        token_issue_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "OK";
            responseContent?: string | null;
            accessToken?: string | null;
            /** Format: int64 */
            accessTokenExpiresAt?: number;
            /** Format: int64 */
            accessTokenDuration?: number;
            refreshToken?: string | null;
            /** Format: int64 */
            refreshTokenExpiresAt?: number;
            /** Format: int64 */
            refreshTokenDuration?: number;
            /** Format: int64 */
            clientId?: number;
            clientIdAlias?: string | null;
            clientIdAliasUsed?: boolean;
            subject?: string | null;
            scopes?: string[];
            properties?: components["schemas"]["property"][] | null;
            jwtAccessToken?: string;
            accessTokenResources?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            serviceAttributes?: components["schemas"]["pair"][];
            clientAttributes?: components["schemas"]["pair"][];
            clientEntityId?: string;
            clientEntityIdUsed?: boolean;
            refreshTokenScopes?: string[] | null;
            /** Format: uri */
            metadataDocumentLocation?: string;
            metadataDocumentUsed?: boolean;
        };
        token_request: {
            parameters: string;
            clientId?: string;
            clientSecret?: string;
            clientCertificate?: string;
            clientCertificatePath?: string[];
            dpop?: string;
            htm?: string;
            htu?: string;
            accessToken?: string;
            jwtAtClaims?: string;
            oauthClientAttestation?: string;
            oauthClientAttestationPop?: string;
            /** Format: int64 */
            accessTokenDuration?: number;
            /** Format: int64 */
            refreshTokenDuration?: number;
            dpopNonceRequired?: boolean;
            cimdOptions?: components["schemas"]["cimd_options"];
            properties?: string | components["schemas"]["property"][];
        };
        token_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "INVALID_CLIENT" | "BAD_REQUEST" | "PASSWORD" | "OK" | "TOKEN_EXCHANGE" | "JWT_BEARER" | "NATIVE_SSO" | "ID_TOKEN_REISSUABLE";
            responseContent?: string | null;
            username?: string;
            password?: string;
            ticket?: string;
            accessToken?: string;
            /** Format: int64 */
            accessTokenExpiresAt?: number;
            /** Format: int64 */
            accessTokenDuration?: number;
            refreshToken?: string;
            /** Format: int64 */
            refreshTokenExpiresAt?: number;
            /** Format: int64 */
            refreshTokenDuration?: number;
            idToken?: string;
            /** Format: int64 */
            clientId?: number;
            clientIdAlias?: string | null;
            clientIdAliasUsed?: boolean;
            subject?: string | null;
            scopes?: string[];
            properties?: components["schemas"]["property"][] | null;
            jwtAccessToken?: string;
            resources?: string[];
            accessTokenResources?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            additionalClaims?: string;
            serviceAttributes?: components["schemas"]["pair"][];
            clientAttributes?: components["schemas"]["pair"][];
            grantId?: string;
            audiences?: string[];
            requestedTokenType?: components["schemas"]["token_type"];
            subjectToken?: string;
            subjectTokenType?: components["schemas"]["token_type"];
            subjectTokenInfo?: components["schemas"]["token_info"];
            actorToken?: string;
            actorTokenType?: components["schemas"]["token_type"];
            actorTokenInfo?: components["schemas"]["token_info"];
            assertion?: string;
            previousRefreshTokenUsed?: boolean;
            clientEntityId?: string;
            clientEntityIdUsed?: boolean;
            /** Format: int64 */
            cnonceDuration?: number;
            dpopNonce?: string;
            cnonce?: string;
            /** Format: int64 */
            cnonceExpiresAt?: number;
            requestedIdTokenClaims?: string[];
            refreshTokenScopes?: string[];
            sessionId?: string;
            deviceSecret?: string;
            deviceSecretHash?: string;
            /** Format: uri */
            metadataDocumentLocation?: string;
            metadataDocumentUsed?: boolean;
            grantType?: components["schemas"]["grant_type"];
            clientAuthMethod?: components["schemas"]["client_auth_method"];
            attestationChallenge?: string;
        };
        token_revoke_request: {
            accessTokenIdentifier?: string;
            refreshTokenIdentifier?: string;
            clientIdentifier?: string;
            subject?: string;
        };
        token_revoke_response: {
            resultCode?: string;
            resultMessage?: string;
            /** Format: int32 */
            count?: number;
        };
        /** @enum {string} */
        token_type: "JWT" | "ACCESS_TOKEN" | "REFRESH_TOKEN" | "ID_TOKEN" | "SAML1" | "SAML2" | "DEVICE_SECRET";
        token_update_request: {
            accessToken?: string;
            /** Format: int64 */
            accessTokenExpiresAt?: number;
            scopes?: string[] | null;
            properties?: components["schemas"]["property"][] | null;
            accessTokenExpiresAtUpdatedOnScopeUpdate?: boolean;
            accessTokenHash?: string;
            accessTokenValueUpdated?: boolean;
            accessTokenPersistent?: boolean;
            certificateThumbprint?: string;
            dpopKeyThumbprint?: string;
            authorizationDetails?: components["schemas"]["authz_details"];
            forExternalAttachment?: boolean;
            /** Format: int64 */
            refreshTokenExpiresAt?: number;
            refreshTokenExpiresAtUpdatedOnScopeUpdate?: boolean;
            tokenId?: string;
            refreshToken?: string;
            refreshTokenHash?: string;
        };
        token_update_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "FORBIDDEN" | "NOT_FOUND" | "OK";
            accessToken?: string;
            /** Format: int64 */
            accessTokenExpiresAt?: number;
            properties?: components["schemas"]["property"][];
            scopes?: string[];
            authorizationDetails?: components["schemas"]["authz_details"];
            tokenType?: string;
            forExternalAttachment?: boolean;
            tokenId?: string;
            /** Format: int64 */
            refreshTokenExpiresAt?: number;
        };
        trust_anchor: {
            entityId?: string;
            jwks?: string;
        };
        /** @enum {string} */
        user_code_charset: "BASE20" | "NUMERIC";
        userinfo_issue_request: {
            token: string;
            claims?: string;
            sub?: string;
            claimsForTx?: string;
            requestSignature?: string;
            headers?: components["schemas"]["pair"][];
            verifiedClaimsForTx?: string[];
        };
        userinfo_issue_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "JSON" | "JWT";
            responseContent?: string | null;
            signature?: string;
            signatureInput?: string;
            contentDigest?: string;
        };
        userinfo_request: {
            token: string;
            clientCertificate?: string;
            dpop?: string;
            htm?: string;
            htu?: string;
            uri?: string;
            message?: string;
            headers?: components["schemas"]["pair"][];
            targetUri?: string;
            dpopNonceRequired?: boolean;
            requestBodyContained?: boolean;
        };
        userinfo_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "OK";
            claims?: string[];
            /** Format: int64 */
            clientId?: number;
            clientIdAlias?: string;
            clientIdAliasUsed?: boolean;
            responseContent?: string | null;
            scopes?: string[];
            subject?: string;
            token?: string;
            properties?: components["schemas"]["property"][];
            userInfoClaims?: string;
            serviceAttributes?: components["schemas"]["pair"][];
            clientAttributes?: components["schemas"]["pair"][];
            consentedClaims?: string[];
            requestedClaimsForTx?: string[];
            requestedVerifiedClaimsForTx?: string[][];
            transformedClaims?: string;
            clientEntityId?: string;
            clientEntityIdUsed?: boolean;
            dpopNonce?: string;
            /** Format: uri */
            metadataDocumentLocation?: string;
            metadataDocumentUsed?: boolean;
        };
        vci_batch_issue_request: {
            accessToken?: string;
            orders?: components["schemas"]["credential_issuance_order"][];
        };
        vci_batch_issue_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR" | "OK_JWT" | "ACCEPTED" | "ACCEPTED_JWT" | "BAD_REQUEST";
            responseContent?: string | null;
        };
        vci_batch_parse_request: {
            accessToken?: string;
            requestContent?: string;
        };
        vci_batch_parse_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
            info?: components["schemas"]["credential_request_info"][];
        };
        vci_deferred_issue_request: {
            order?: components["schemas"]["credential_issuance_order"];
            denied?: boolean;
            /** Format: int32 */
            interval?: number;
        };
        vci_deferred_issue_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR" | "OK_JWT" | "BAD_REQUEST" | "ACCEPTED" | "ACCEPTED_JWT";
            responseContent?: string | null;
        };
        vci_deferred_parse_request: {
            accessToken?: string;
            requestContent?: string;
        };
        vci_deferred_parse_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
            info?: components["schemas"]["credential_request_info"];
        };
        vci_jwks_request: {
            pretty?: boolean;
        };
        vci_jwks_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
        };
        vci_jwtissuer_request: {
            pretty?: boolean;
        };
        vci_jwtissuer_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
        };
        vci_metadata_request: {
            pretty?: boolean | ("true" | "false");
        };
        vci_metadata_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
        };
        vci_offer_create_request: {
            authorizationCodeGrantIncluded?: boolean;
            issuerStateIncluded?: boolean;
            preAuthorizedCodeGrantIncluded?: boolean;
            subject?: string;
            /** Format: int64 */
            duration?: number;
            context?: string;
            properties?: components["schemas"]["property"][];
            jwtAtClaims?: string;
            /** Format: int64 */
            authTime?: number;
            acr?: string;
            credentialConfigurationIds: string[];
            txCode?: string;
            txCodeInputMode?: string;
            txCodeDescription?: string;
        };
        vci_offer_create_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "CREATED" | "FORBIDDEN" | "CALLER_ERROR" | "AUTHLETE_ERROR";
            info?: components["schemas"]["credential_offer_info"];
        };
        vci_offer_info_request: {
            identifier?: string;
        };
        vci_offer_info_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "FORBIDDEN" | "NOT_FOUND" | "CALLER_ERROR" | "AUTHLETE_ERROR";
            info?: components["schemas"]["credential_offer_info"];
        };
        vci_single_issue_request: {
            accessToken?: string;
            order?: components["schemas"]["credential_issuance_order"];
            denied?: boolean;
            /** Format: int32 */
            interval?: number;
        };
        vci_single_issue_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "OK_JWT" | "ACCEPTED" | "ACCEPTED_JWT" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR";
            responseContent?: string | null;
            transactionId?: string;
        };
        vci_single_parse_request: {
            accessToken?: string;
            requestContent?: string;
        };
        vci_single_parse_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
            info?: components["schemas"]["credential_request_info"];
        };
        client_granted_scopes_get_response: {
            resultCode?: string;
            resultMessage?: string;
            /** Format: int64 */
            serviceApiKey?: number;
            /** Format: int64 */
            clientId?: number;
            subject?: string;
            latestGrantedScopes?: string[] | null;
            mergedGrantedScopes?: string[] | null;
            /** Format: int64 */
            modifiedAt?: number;
        };
        vci_nonce_request: {
            pretty?: boolean;
        };
        vci_nonce_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
            cnonce?: string;
        };
        /** @enum {string} */
        client_source: "DYNAMIC_REGISTRATION" | "AUTOMATIC_REGISTRATION" | "EXPLICIT_REGISTRATION" | "METADATA_DOCUMENT" | "STATIC_REGISTRATION";
        /** @enum {string} */
        response_mode: "QUERY" | "FRAGMENT" | "FORM_POST" | "JWT" | "QUERY_JWT" | "FRAGMENT_JWT" | "FORM_POST_JWT";
        /** @enum {string} */
        decision_result: "TRANSACTION_FAILED" | "ACCESS_DENIED" | "AUTHORIZED";
        token_batch_status: {
            /** @enum {string} */
            batchKind?: "CREATE";
            requestId?: string;
            /** @enum {string} */
            result?: "SUCCEEDED" | "FAILED";
            errorCode?: string;
            errorDescription?: string;
            /** Format: int64 */
            tokenCount?: number;
            /** Format: int64 */
            createdAt?: number;
            /** Format: int64 */
            modifiedAt?: number;
        };
        token_create_batch_response: {
            resultCode?: string;
            resultMessage?: string;
            requestId?: string;
        };
        token_create_batch_status_response: {
            resultCode?: string;
            resultMessage?: string;
            status?: components["schemas"]["token_batch_status"];
        };
        attestation_challenge_request: {
            pretty?: boolean;
        };
        attestation_challenge_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "OK" | "INTERNAL_SERVER_ERROR";
            responseContent?: string | null;
            attestationChallenge?: string;
        };
        client_registration_action_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "CREATED";
            responseContent?: string | null;
            client?: components["schemas"]["client"];
        };
        client_registration_get_action_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "OK";
            responseContent?: string | null;
            client?: components["schemas"]["client"];
        };
        client_registration_update_action_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "UPDATED";
            responseContent?: string | null;
            client?: components["schemas"]["client"];
        };
        client_registration_delete_action_response: {
            resultCode: string;
            resultMessage: string;
            /** @enum {string} */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "DELETED";
            responseContent?: string | null;
            client?: components["schemas"]["client"];
        };
    };
    responses: {
        400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["result"];
            };
        };
        401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["result"];
            };
        };
        403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["result"];
            };
        };
        404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["result"];
            };
        };
        429: {
            headers: {
                "Retry-After"?: number;
                "RateLimit-Remaining"?: number;
                "RateLimit-Reset"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["result"];
            };
        };
        500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["result"];
            };
        };
        idp_400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["idp_error"];
            };
        };
        idp_401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["idp_error"];
            };
        };
        idp_403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["idp_error"];
            };
        };
        idp_500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["idp_error"];
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
    audit_entries_get_idp_api: {
        parameters: {
            query?: {
                after?: string;
                before?: string;
                types?: string[];
                organizationId?: number;
                limit?: number;
                cursor?: string;
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
                    "application/json": components["schemas"]["audit_entries_get_response"];
                };
            };
            400: components["responses"]["idp_400"];
            401: components["responses"]["idp_401"];
            403: components["responses"]["idp_403"];
            500: components["responses"]["idp_500"];
        };
    };
    audit_types_get_idp_api: {
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
                    "application/json": string[];
                };
            };
            400: components["responses"]["idp_400"];
            401: components["responses"]["idp_401"];
            403: components["responses"]["idp_403"];
            500: components["responses"]["idp_500"];
        };
    };
    info_api: {
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
                    "application/json": components["schemas"]["info_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    lifecycle_healthcheck_api: {
        parameters: {
            query?: {
                extended?: boolean;
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
                    "text/plain": string;
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    misc_echo_api: {
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
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    service_create_idp_api: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service_create_idp_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["service"];
                };
            };
            400: components["responses"]["idp_400"];
            401: components["responses"]["idp_401"];
            403: components["responses"]["idp_403"];
            500: components["responses"]["idp_500"];
        };
    };
    service_create_api: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["service"];
                "application/x-www-form-urlencoded": components["schemas"]["service"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["service"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    service_get_list_api: {
        parameters: {
            query?: {
                start?: number;
                end?: number;
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
                    "application/json": components["schemas"]["service_get_list_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    service_remove_idp_api: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service_remove_idp_request"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["idp_400"];
            401: components["responses"]["idp_401"];
            403: components["responses"]["idp_403"];
            500: components["responses"]["idp_500"];
        };
    };
    auth_authorization_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["authorization_request"];
                "application/x-www-form-urlencoded": components["schemas"]["authorization_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["authorization_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_authorization_fail_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["authorization_fail_request"];
                "application/x-www-form-urlencoded": components["schemas"]["authorization_fail_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["authorization_fail_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_authorization_issue_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["authorization_issue_request"];
                "application/x-www-form-urlencoded": components["schemas"]["authorization_issue_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["authorization_issue_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    getAuthorizationTicketInfo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["authorization_ticket_info_request"];
                "application/x-www-form-urlencoded": components["schemas"]["authorization_ticket_info_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["authorization_ticket_info_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    updateAuthorizationTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["authorization_ticket_update_request"];
                "application/x-www-form-urlencoded": components["schemas"]["authorization_ticket_update_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["authorization_ticket_update_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_introspection_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["introspection_request"];
                "application/x-www-form-urlencoded": components["schemas"]["introspection_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["introspection_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_introspection_standard_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["standard_introspection_request"];
                "application/x-www-form-urlencoded": components["schemas"]["standard_introspection_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["standard_introspection_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_revocation_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["revocation_request"];
                "application/x-www-form-urlencoded": components["schemas"]["revocation_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["revocation_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_token_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["token_request"];
                "application/x-www-form-urlencoded": components["schemas"]["token_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["token_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_token_create_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["token_create_request"];
                "application/x-www-form-urlencoded": components["schemas"]["token_create_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["token_create_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_token_delete_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                accessTokenIdentifier: string;
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
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_token_fail_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["token_fail_request"];
                "application/x-www-form-urlencoded": components["schemas"]["token_fail_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["token_fail_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_token_get_list_api: {
        parameters: {
            query?: {
                clientIdentifier?: string;
                subject?: string;
                start?: number;
                end?: number;
            };
            header?: never;
            path: {
                serviceId: string;
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
                    "application/json": components["schemas"]["token_get_list_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_token_issue_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["token_issue_request"];
                "application/x-www-form-urlencoded": components["schemas"]["token_issue_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["token_issue_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_token_revoke_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["token_revoke_request"];
                "application/x-www-form-urlencoded": components["schemas"]["token_revoke_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["token_revoke_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_token_update_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["token_update_request"];
                "application/x-www-form-urlencoded": components["schemas"]["token_update_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["token_update_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_userinfo_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["userinfo_request"];
                "application/x-www-form-urlencoded": components["schemas"]["userinfo_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["userinfo_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    auth_userinfo_issue_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["userinfo_issue_request"];
                "application/x-www-form-urlencoded": components["schemas"]["userinfo_issue_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["userinfo_issue_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    backchannel_authentication_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["backchannel_authentication_request"];
                "application/x-www-form-urlencoded": components["schemas"]["backchannel_authentication_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backchannel_authentication_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    backchannel_authentication_complete_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["backchannel_authentication_complete_request"];
                "application/x-www-form-urlencoded": components["schemas"]["backchannel_authentication_complete_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backchannel_authentication_complete_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    backchannel_authentication_fail_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["backchannel_authentication_fail_request"];
                "application/x-www-form-urlencoded": components["schemas"]["backchannel_authentication_fail_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backchannel_authentication_fail_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    backchannel_authentication_issue_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["backchannel_authentication_issue_request"];
                "application/x-www-form-urlencoded": components["schemas"]["backchannel_authentication_issue_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backchannel_authentication_issue_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    backchannel_logout_token_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["backchannel_logout_token_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backchannel_logout_token_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_authorization_delete_api_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subject: string;
                };
                "application/x-www-form-urlencoded": {
                    subject: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_authorization_delete_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_authorization_delete_api: {
        parameters: {
            query: {
                subject: string;
            };
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
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
                    "application/json": components["schemas"]["client_authorization_delete_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_authorization_delete_by_subject_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
                subject: string;
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
                    "application/json": components["schemas"]["client_authorization_delete_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_authorization_get_list_api: {
        parameters: {
            query: {
                subject: string;
                developer?: string;
                start?: number;
                end?: number;
            };
            header?: never;
            path: {
                serviceId: string;
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
                    "application/json": components["schemas"]["client_authorization_get_list_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_authorization_get_list_api_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["client_authorization_get_list_request"];
                "application/x-www-form-urlencoded": components["schemas"]["client_authorization_get_list_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_authorization_get_list_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_authorization_get_list_by_subject_api: {
        parameters: {
            query?: {
                developer?: string;
                start?: number;
                end?: number;
            };
            header?: never;
            path: {
                serviceId: string;
                subject: string;
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
                    "application/json": components["schemas"]["client_authorization_get_list_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_authorization_update_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["client_authorization_update_request"];
                "application/x-www-form-urlencoded": components["schemas"]["client_authorization_update_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_authorization_update_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_create_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["client"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_delete_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
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
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_extension_requestables_scopes_delete_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
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
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_extension_requestables_scopes_get_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
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
                    "application/json": components["schemas"]["client_extension_requestable_scopes_get_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_extension_requestables_scopes_update_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["client_extension_requestable_scopes_update_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_extension_requestable_scopes_update_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_extension_requestables_scopes_update_api_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["client_extension_requestable_scopes_update_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_extension_requestable_scopes_update_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_get_list_api: {
        parameters: {
            query?: {
                developer?: string;
                start?: number;
                end?: number;
            };
            header?: never;
            path: {
                serviceId: string;
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
                    "application/json": components["schemas"]["client_get_list_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_get_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
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
                    "application/json": components["schemas"]["client"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_granted_scopes_delete_api_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subject: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_granted_scopes_delete_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: {
                headers: {
                    "Retry-After"?: number;
                    "RateLimit-Remaining"?: number;
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["result"];
                };
            };
            500: components["responses"]["500"];
        };
    };
    client_granted_scopes_delete_api: {
        parameters: {
            query: {
                subject: string;
            };
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
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
                    "application/json": components["schemas"]["client_granted_scopes_delete_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_granted_scopes_delete_by_subject_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
                subject: string;
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
                    "application/json": components["schemas"]["client_granted_scopes_delete_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_granted_scopes_get_api: {
        parameters: {
            query: {
                subject: string;
            };
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
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
                    "application/json": components["schemas"]["client_granted_scopes_get_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_granted_scopes_get_api_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subject: string;
                };
                "application/x-www-form-urlencoded": {
                    subject: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_granted_scopes_get_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_granted_scopes_get_by_subject_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
                subject: string;
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
                    "application/json": components["schemas"]["client_granted_scopes_get_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_flag_update_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientIdentifier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["client_flag_update_request"];
                "application/x-www-form-urlencoded": components["schemas"]["client_flag_update_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_flag_update_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_registration_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    json: string;
                    token?: string;
                    clientId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_registration_action_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_registration_delete_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    json?: string;
                    token: string;
                    clientId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_registration_delete_action_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_registration_get_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    json?: string;
                    token: string;
                    clientId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_registration_get_action_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_registration_update_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    json: string;
                    token: string;
                    clientId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_registration_update_action_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_secret_refresh_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientIdentifier: string;
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
                    "application/json": components["schemas"]["client_secret_refresh_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_secret_update_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientIdentifier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["client_secret_update_request"];
                "application/x-www-form-urlencoded": components["schemas"]["client_secret_update_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client_secret_update_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    client_update_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["client"];
                "application/x-www-form-urlencoded": components["schemas"]["client"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    device_authorization_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["device_authorization_request"];
                "application/x-www-form-urlencoded": components["schemas"]["device_authorization_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["device_authorization_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    device_complete_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["device_complete_request"];
                "application/x-www-form-urlencoded": components["schemas"]["device_complete_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["device_complete_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    device_verification_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["device_verification_request"];
                "application/x-www-form-urlencoded": components["schemas"]["device_verification_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["device_verification_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    federation_configuration_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    entityTypes?: components["schemas"]["entity_type"][];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["federation_configuration_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    federation_registration_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["federation_registration_request"];
                "application/x-www-form-urlencoded": components["schemas"]["federation_registration_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["federation_registration_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    grant_m_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["g_m_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["g_m_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    hsk_create_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["hsk_create_request"];
                "application/x-www-form-urlencoded": components["schemas"]["hsk_create_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["hsk_create_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    hsk_delete_api_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                handle: string;
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
                    "application/json": components["schemas"]["hsk_delete_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: {
                headers: {
                    "Retry-After"?: number;
                    "RateLimit-Remaining"?: number;
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["result"];
                };
            };
            500: components["responses"]["500"];
        };
    };
    hsk_delete_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                handle: string;
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
                    "application/json": components["schemas"]["hsk_delete_response"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    hsk_get_list_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
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
                    "application/json": components["schemas"]["hsk_get_list_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    hsk_get_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                handle: string;
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
                    "application/json": components["schemas"]["hsk_get_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    idtoken_reissue_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["idtoken_reissue_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["idtoken_reissue_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    jose_verify_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["jose_verify_request"];
                "application/x-www-form-urlencoded": components["schemas"]["jose_verify_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["jose_verify_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    native_sso_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["native_sso_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["native_sso_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    native_sso_logout_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["native_sso_logout_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["native_sso_logout_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    pushed_auth_req_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["pushed_authorization_request"];
                "application/x-www-form-urlencoded": components["schemas"]["pushed_authorization_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["pushed_authorization_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    service_configuration_api: {
        parameters: {
            query?: {
                pretty?: boolean;
                patch?: string;
            };
            header?: never;
            path: {
                serviceId: string;
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
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    service_configuration_api_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pretty?: boolean;
                    patch?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: {
                headers: {
                    "Retry-After"?: number;
                    "RateLimit-Remaining"?: number;
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["result"];
                };
            };
            500: components["responses"]["500"];
        };
    };
    service_delete_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
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
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    service_get_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
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
                    "application/json": components["schemas"]["service"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    service_jwks_get_api: {
        parameters: {
            query?: {
                includePrivateKeys?: boolean;
                pretty?: boolean;
            };
            header?: never;
            path: {
                serviceId: string;
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
                    "application/json": components["schemas"]["service_jwks_get_response"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    service_update_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service"];
                "application/x-www-form-urlencoded": components["schemas"]["service"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["service"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_batch_issue_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_batch_issue_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_batch_issue_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_batch_parse_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_batch_parse_request"];
                "application/x-www-form-urlencoded": components["schemas"]["vci_batch_parse_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_batch_parse_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_deferred_issue_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_deferred_issue_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_deferred_issue_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_deferred_parse_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_deferred_parse_request"];
                "application/x-www-form-urlencoded": components["schemas"]["vci_deferred_parse_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_deferred_parse_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_jwks_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_jwks_request"];
                "application/x-www-form-urlencoded": components["schemas"]["vci_jwks_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_jwks_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_jwtissuer_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_jwtissuer_request"];
                "application/x-www-form-urlencoded": components["schemas"]["vci_jwtissuer_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_jwtissuer_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_metadata_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_metadata_request"];
                "application/x-www-form-urlencoded": components["schemas"]["vci_metadata_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_metadata_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_offer_create_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_offer_create_request"];
                "application/x-www-form-urlencoded": components["schemas"]["vci_offer_create_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_offer_create_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_offer_info_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_offer_info_request"];
                "application/x-www-form-urlencoded": components["schemas"]["vci_offer_info_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_offer_info_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_single_issue_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_single_issue_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_single_issue_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_single_parse_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_single_parse_request"];
                "application/x-www-form-urlencoded": components["schemas"]["vci_single_parse_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_single_parse_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
        };
    };
    vci_nonce_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["vci_nonce_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["vci_nonce_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: {
                headers: {
                    "Retry-After"?: number;
                    "RateLimit-Remaining"?: number;
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["result"];
                };
            };
            500: components["responses"]["500"];
        };
    };
    auth_token_create_batch_api: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["token_create_request"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["token_create_batch_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: {
                headers: {
                    "Retry-After"?: number;
                    "RateLimit-Remaining"?: number;
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["result"];
                };
            };
            500: components["responses"]["500"];
        };
    };
    auth_token_create_batch_status_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                tokenBatchRequestId: string;
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
                    "application/json": components["schemas"]["token_create_batch_status_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: {
                headers: {
                    "Retry-After"?: number;
                    "RateLimit-Remaining"?: number;
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["result"];
                };
            };
            500: components["responses"]["500"];
        };
    };
    attestation_challenge_api: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["attestation_challenge_request"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["attestation_challenge_response"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            429: {
                headers: {
                    "Retry-After"?: number;
                    "RateLimit-Remaining"?: number;
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["result"];
                };
            };
            500: components["responses"]["500"];
        };
    };
}
