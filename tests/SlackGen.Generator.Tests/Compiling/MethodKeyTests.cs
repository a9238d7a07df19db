using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>The class <c>Methods</c> of sub-clients, and what the compiler refuses in tests that use it.</summary>
[Category("Slow")]
public sealed class MethodKeyTests
{
    // A client that another project's tests use, and the fake.
    private static readonly Lazy<ImmutableArray<MetadataReference>> Around = new(() =>
    [
        .. References.All,
        .. References.PackageOf(Assembly.Load("SlackGen.Testing")).Concat(References.AspNetCore).Distinct()
            .Except(References.PackageOf(typeof(SlackApiAttribute).Assembly))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromStream(Compiler.Emit(Generation.Of(BotProject.Of(
            BotProject.Selecting("users.info", "users.list", "users.conversations", "chat.postMessage", "api.test", "conversations.members"),
            Repository.Spec)).Output)),
    ]);

    [TestCase("fake.On(UsersClient.Methods.Info).Reply(new() { User = new() { Id = \"U1\" } });")]
    [TestCase("fake.On(UsersClient.Methods.Info).Reply(new() { User = new() { Id = \"U1\" } }, times: 1).Reply(new UsersInfoResponse());")]
    [TestCase("fake.On(UsersClient.Methods.Info).When(r => r.User == \"U2\").Reply(r => new() { User = new() { Id = r.User } }, times: 1);")]
    [TestCase("fake.On(UsersClient.Methods.Info).Fail(UsersInfoError.UserNotFound).Fail(SlackCommonError.InternalError, times: 2);")]
    [TestCase("fake.On(UsersClient.Methods.List).Page([new User { Id = \"U1\" }], pageSize: 2).Delay(TimeSpan.FromSeconds(1)).Fault(Fault.Hang, times: 1);")]
    [TestCase("fake.On(ConversationsClient.Methods.Members).Page(new[] { \"U1\" });")]
    [TestCase("IReadOnlyList<ChatPostMessageRequest> calls = fake.Calls(ChatClient.Methods.PostMessage);")]
    [TestCase("fake.Calls(ChatClient.Methods.PostMessage).AssertEqual(new ChatPostMessageRequest { Channel = \"C1\", Text = \"Hello\" });")]
    [TestCase("MethodCalls<UsersInfoRequest> calls = fake.WaitForCallsAsync(UsersClient.Methods.Info, count: 2).Result;")]
    [TestCase("SlackMethod<ApiTestRequest, ApiTestResponse, SlackCommonError> method = ApiClient.Methods.Test; fake.On(method).Fail(SlackCommonError.InternalError);")]
    public void The_right_types_compile(string statement) => Assert.That(Errors(statement), Is.Empty);

    [TestCase("fake.On(UsersClient.Methods.Info).Fail(ChatPostMessageError.ChannelNotFound);", "CS1503")]
    [TestCase("fake.On(UsersClient.Methods.Info).Fail(\"user_not_found\");", "CS1503")]
    [TestCase("fake.On(UsersClient.Methods.Info).Fail(UsersInfoError.ChannelNotFound);", "CS0117")]
    [TestCase("fake.On(UsersClient.Methods.Info).Reply(new UsersListResponse());", "CS1503")]
    [TestCase("fake.On(UsersClient.Methods.Info).Reply(new() { Members = [] });", "CS0117")]
    [TestCase("fake.On(UsersClient.Methods.Info).Reply(r => new UsersListResponse());", "CS0029")]
    [TestCase("fake.On(UsersClient.Methods.Info).When(r => r.Channel == \"C1\").Fail(UsersInfoError.UserNotFound);", "CS1061")]
    [TestCase("fake.On(UsersClient.Methods.List).Page(new[] { new Conversation() });", "CS0311")]
    [TestCase("fake.On(UsersClient.Methods.Info).Page(new[] { new User() });", "CS0311")]
    [TestCase("fake.Calls(ChatClient.Methods.PostMessage).AssertEqual(new UsersInfoRequest { User = \"U1\" });", "CS1503")]
    [TestCase("IReadOnlyList<UsersInfoRequest> calls = fake.Calls(ChatClient.Methods.PostMessage);", "CS0029")]
    [TestCase("fake.On(ChatClient.Methods.Update);", "CS0117")]
    public void A_wrong_type_does_not_compile(string statement, string error) => Assert.That(Errors(statement), Does.Contain(error));

    [Test]
    public void Names_that_the_class_has_already_and_names_of_fields_compile()
    {
        var generation = Generation.Of(BotProject.Of(BotProject.Client, ManifestText.Users(BotProject.Directory + "demo.slack.yaml", """
            group: demo
            summary: For tests.
            methods:
              equals: { summary: Compares. }
              getHashCode: { summary: Hashes. }
              getType: { summary: Gets. }
              toString: { summary: Writes. }
              memberwiseClone: { summary: Clones. }
              referenceEquals: { summary: Compares. }
              finalize: { summary: Ends. }
              methods: { summary: Lists. }
              demoClient: { summary: Gets. }
              info: { summary: Gets. }
              infoMethod: { summary: Gets. }
            """)));
        var keys = generation.Output.Assembly.GetTypeByMetadataName("Bot.DemoClient+Methods")!;

        Assert.That(keys.GetMembers().OfType<IPropertySymbol>().Select(p => p.Name), Is.EquivalentTo(new[]
        {
            "EqualsCall", "GetHashCodeCall", "GetTypeCall", "ToStringCall", "MemberwiseCloneCall", "ReferenceEqualsCall", "FinalizeCall", "MethodsCall", "DemoClientCall", "Info", "InfoMethod",
        }));
    }

    [Test]
    public void A_users_file_adds_to_the_methods_of_a_group()
    {
        var generation = Generation.Of(BotProject.Of(
            BotProject.Selecting("api.*"),
            [.. Repository.Spec, ManifestText.Users(BotProject.Directory + "mine.slack.yaml", "group: api\nsummary: For tests.\nmethods:\n  testMethod: { summary: Tests., errors: { too_late: It is late. } }\n")]));
        var keys = generation.Output.Assembly.GetTypeByMetadataName("Bot.ApiClient+Methods")!.GetMembers().OfType<IPropertySymbol>();

        Assert.That(keys.Select(p => $"{p.Name}: {((INamedTypeSymbol)p.Type).TypeArguments[2].Name}"), Is.EquivalentTo(new[] { "Test: SlackCommonError", "TestMethod: ApiTestMethodError" }));
    }

    private static IEnumerable<string> Errors(string statement) => CSharpCompilation.Create(
        "Tests",
        [CSharpSyntaxTree.ParseText($$"""
            {{ImplicitUsings.Web}}
            using Bot;
            using SlackGen;
            using SlackGen.Testing;
            using SlackGen.Types;

            public static class Tests
            {
                public static void Test(FakeSlack fake)
                {
                    {{statement}}
                }
            }
            """)],
        Around.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct();
}
