namespace SlackGen.DependencyInjection.Tests;

/// <summary>A client with two methods: one without and one with a token.</summary>
[SlackApi("api.test", "auth.test")]
public partial class SlackClient;

/// <summary>A client class of another assembly, as far as the container can tell.</summary>
internal sealed class OtherClient : SlackClientBase, ISlackClient<OtherClient>
{
    private OtherClient(SlackConnection connection)
        : base(connection)
    {
    }

    static OtherClient ISlackClient<OtherClient>.Create(SlackConnection connection) => new(connection);
}
