namespace SlackGen.Apps.AspNetCore.Tests.Support;

/// <summary>Payloads of each kind, with secrets and texts that no log may contain.</summary>
internal static class Payloads
{
    public const string VerificationToken = "verification-token-1f2e";
    public const string Text = "the launch code is 0000";
    public const string TriggerId = "13345224609.738474920.8088930838d88f008e0";
    public const string ResponseUrl = "https://hooks.slack.com/actions/T1/2/secretpath";

    public const string Event =
        $$$"""{"token":"{{{VerificationToken}}}","team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"Ev1","event_time":1796000000,"authorizations":[{"team_id":"T1","user_id":"U9","is_bot":true}],"event":{"type":"app_mention","user":"U1","channel":"C1","text":"{{{Text}}}","ts":"1.2","event_ts":"1.2"}}""";

    public const string Challenge = $$$"""{"token":"{{{VerificationToken}}}","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}""";

    public const string RateLimited =
        $$$"""{"token":"{{{VerificationToken}}}","type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820,"api_app_id":"A1"}""";

    public const string Click =
        $$$"""{"type":"block_actions","token":"{{{VerificationToken}}}","api_app_id":"A1","team":{"id":"T1"},"user":{"id":"U1"},"trigger_id":"{{{TriggerId}}}","response_url":"{{{ResponseUrl}}}","actions":[{"type":"button","action_id":"stop","block_id":"b","value":"{{{Text}}}"}]}""";

    public const string Submission =
        $$$"""{"type":"view_submission","token":"{{{VerificationToken}}}","api_app_id":"A1","team":{"id":"T1"},"user":{"id":"U1"},"trigger_id":"{{{TriggerId}}}","view":{"id":"V1","type":"modal","callback_id":"confirm","state":{"values":{ } } } }""";

    public const string Closing =
        $$$"""{"type":"view_closed","token":"{{{VerificationToken}}}","api_app_id":"A1","team":{"id":"T1"},"user":{"id":"U1"},"view":{"id":"V1","type":"modal","callback_id":"confirm"},"is_cleared":false}""";

    public const string Suggestion =
        $$$"""{"type":"block_suggestion","token":"{{{VerificationToken}}}","api_app_id":"A1","team":{"id":"T1"},"user":{"id":"U1"},"action_id":"release","block_id":"b","value":"{{{Text}}}"}""";

    public const string Shortcut =
        $$$"""{"type":"shortcut","token":"{{{VerificationToken}}}","api_app_id":"A1","team":{"id":"T1"},"user":{"id":"U1"},"callback_id":"incident","trigger_id":"{{{TriggerId}}}","action_ts":"1.2"}""";

    public static string Interaction(string payload) => $"payload={Uri.EscapeDataString(payload)}";

    public static string Command(string text = Text) =>
        $"token={VerificationToken}&team_id=T1&channel_id=C1&user_id=U1&command=%2Fdeploy&text={Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal)}"
        + $"&api_app_id=A1&response_url={Uri.EscapeDataString(ResponseUrl)}&trigger_id={TriggerId}";
}
