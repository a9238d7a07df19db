using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>The class that users write may look like any other.</summary>
public class ClientClassTests
{
    [TestCase("public partial class SlackClient { }", Accessibility.Public)]
    [TestCase("internal partial class SlackClient { }", Accessibility.Internal)]
    [TestCase("partial class SlackClient { }", Accessibility.Internal)]
    [TestCase("public sealed partial class SlackClient { }", Accessibility.Public)]
    [TestCase("partial class SlackClient { } public partial class SlackClient { }", Accessibility.Public)]
    [TestCase("public partial class SlackClient : SlackGen.SlackClientBase { }", Accessibility.Public)]
    public void What_is_generated_is_as_accessible_as_the_client(string declaration, Accessibility expected)
    {
        var generation = Generate("[SlackGen.SlackApi] " + declaration);

        foreach (var type in GeneratedTypes.Of(generation, "Bot").Where(t => t.Name != "SlackClient"))
        {
            Assert.That(type.DeclaredAccessibility, Is.EqualTo(expected), type.Name);
        }
    }

    [Test]
    public void A_sealed_client_has_no_virtual_members()
    {
        var client = Generate("[SlackGen.SlackApi] public sealed partial class SlackClient { }").Output.GetTypeByMetadataName("Bot.SlackClient")!;

        Assert.That(client.GetMembers().Where(m => m.IsVirtual), Is.Empty);
    }

    [Test]
    public void A_client_may_have_members_and_constructors_of_its_own() => Generate("""
        /// <summary>Mine.</summary>
        [System.Diagnostics.DebuggerDisplay("{Name}")]
        [SlackGen.SlackApi("calls.*", "members.*")]
        public partial class SlackClient : System.IDisposable
        {
            private readonly System.Net.Http.HttpClient? http;

            public SlackClient(System.Net.Http.HttpClient http, string token)
                : this(new SlackGen.SlackClientOptions { HttpClient = http, Token = token }) => this.http = http;

            public string Name { get; init; } = "me";

            public enum Mood { Good, Bad }

            public async System.Threading.Tasks.Task<Member?> FirstAsync(string id) => (await Members.InfoAsync(id)).Member;

            public void Dispose() => http?.Dispose();
        }
        """);

    [Test]
    public void Generated_classes_can_be_extended_in_a_part_of_their_own() => Generate("""
        [SlackGen.SlackApi]
        public partial class SlackClient { }

        public partial class Call
        {
            public bool IsMine => Host?.Name == "me";
        }

        public partial class CallsClient
        {
            public System.Threading.Tasks.Task<CallsAddResponse> AddHereAsync() => AddAsync(new() { JoinUrl = "https://example.com" });
        }

        public partial class CallsAddRequest
        {
            public static CallsAddRequest To(string url) => new() { JoinUrl = url };
        }
        """);

    [Test]
    public void A_client_may_be_named_like_a_keyword() =>
        Assert.That(Generate("[SlackGen.SlackApi] public partial class @event { }").Output.GetTypeByMetadataName("Bot.event")!.GetMembers("WithToken"), Is.Not.Empty);

    [Test]
    public void Clients_and_sub_clients_can_be_mocked() => Generate("""
        [SlackGen.SlackApi]
        public partial class SlackClient { }

        public class FakeClient : SlackClient
        {
            public override CallsClient Calls { get; } = new FakeCalls();
        }

        public class FakeCalls : CallsClient
        {
            public override System.Threading.Tasks.Task<CallsEndResponse> EndAsync(CallsEndRequest request, System.Threading.CancellationToken cancellationToken = default) =>
                System.Threading.Tasks.Task.FromResult(new CallsEndResponse());
        }
        """);

    private static Generation Generate(string client) => Generation.Of(Samples.Project.With("SlackClient.cs", "namespace Bot;\n\n" + client));
}
