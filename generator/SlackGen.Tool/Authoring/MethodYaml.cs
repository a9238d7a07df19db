namespace SlackGen.Tool.Authoring;

/// <summary>Writes methods as YAML in the format of the manifest.</summary>
internal static class MethodYaml
{
    /// <summary>Returns a commented file with one new method.</summary>
    /// <param name="name">The full name of the method.</param>
    public static string Skeleton(string name)
    {
        var (group, key) = Split(name);
        var scopes = $"scopes: {{ bot: [{group.Split('.')[0].ToLowerInvariant()}:write] }}".PadRight(38);
        return $$"""
            # A method of Slack's Web API. spec/README.md explains every key.
            group: {{group}}
            summary: Describe the methods of {{group}}.
            methods:
              {{key}}:
                summary: Describe what {{name}} does.
                tier: 3                                # 1 to 4, or special with `rate: { permits: 1, per: 1s }`
                {{scopes}} # by kind of token; one of a list suffices
                # http: GET                            # the documented verb; POST by default
                # body: json                           # form by default
                idempotent: false                      # true where a repeated call has the effect of one call
                params:
                  channel: { type: string, required: true, id_of: channel, summary: ID of the conversation. }
                  limit: { type: int, minimum: 1, maximum: 1000, summary: Largest number of items on a page. }
                  cursor: { type: string, summary: Cursor of the page. }
                paging: { items: items }               # only for a method with a cursor
                returns:
                  items: { type: list<string>, required: true, summary: Describe the items. }
                errors:
                  channel_not_found: No conversation has this ID, or the token cannot see it.

            """.ReplaceLineEndings("\n");
    }

    /// <summary>Splits the name of a method into its group and its key.</summary>
    public static (string Group, string Key) Split(string name)
    {
        var dot = name.LastIndexOf('.');
        return (name[..dot], name[(dot + 1)..]);
    }
}
