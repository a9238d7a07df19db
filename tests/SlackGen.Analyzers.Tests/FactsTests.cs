using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Tests;

/// <summary>The attributes of generated code contain the facts of the manifest, for every method, argument, field and error.</summary>
public sealed class FactsTests
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create("Facts", references: Code.References);
    private static readonly CompilationFacts Facts = CompilationFacts.Get(Compilation)!;
    private static readonly IReadOnlyList<ManifestFile> Files = [.. RepositoryFolder.SpecFiles().Select(path => ManifestParser.Parse(File.ReadAllText(path)).Model)];

    [TestCaseSource(nameof(Methods))]
    public void A_method_has_the_facts_of_the_manifest(Method method)
    {
        var request = Compilation.GetTypeByMetadataName($"Acme.{ClassNames.Request(method.Name)}")!;
        var facts = Facts.FindRequest(request)!;

        Assert.Multiple(() =>
        {
            Assert.That(facts.Name, Is.EqualTo(method.Name));
            Assert.That(facts.Successor, Is.EqualTo(method.Deprecated?.Use));
            foreach (var (token, kind) in new[] { (TokenKinds.Bot, ScopedToken.Bot), (TokenKinds.User, ScopedToken.User), (TokenKinds.App, ScopedToken.App), (TokenKinds.Configuration, ScopedToken.Configuration) })
            {
                Assert.That(facts.ScopesOf(token), Is.EqualTo(method.Scopes.Where(s => ScopeKey.Token(s.Kind) == kind).SelectMany(s => s.Names).Distinct()), token.ToString());
            }

            Assert.That(facts.Tokens == TokenKinds.None, Is.EqualTo(method.Token == TokenNeed.None));
            Assert.That(
                Facts.FindGroups(request).Select(g => (g.Group.Rule, string.Join(" ", g.Group.Arguments))),
                Is.EqualTo(method.Groups.Select(g => (g.Rule, string.Join(" ", g.Arguments.Select(a => method.FindParam(a)!.Property))))));
            AssertErrors(facts, method);
            AssertMembers(request, method.Params, isRequest: true);
            AssertMembers(Compilation.GetTypeByMetadataName($"Acme.{ClassNames.Response(method.Name)}")!, method.Response == ResponseKind.File ? [] : method.Returns);
        });
    }

    [TestCaseSource(nameof(Types))]
    public void A_type_has_the_facts_of_the_manifest(NamedType type)
    {
        var symbol = Compilation.GetTypeByMetadataName($"SlackGen.Types.{ClassNames.Type(type.Name, type.Kind)}") ?? Compilation.GetTypeByMetadataName($"Acme.{ClassNames.Type(type.Name, type.Kind)}")!;

        Assert.Multiple(() =>
        {
            AssertMembers(symbol, type.Fields);
            Assert.That(Describe(Facts.FindNeededScopes(symbol)), Is.EqualTo(Describe(type.Scopes)));
            Assert.That(
                Facts.FindGroups(symbol).Select(g => (g.Group.Rule, string.Join(" ", g.Group.Arguments))),
                Is.EqualTo(type.Groups.Select(g => (g.Rule, string.Join(" ", g.Arguments.Select(a => type.Fields.First(f => f.Name == a).Property))))));
        });
    }

    [Test]
    public void The_common_errors_have_their_codes()
    {
        var codes = Facts.FindError(Facts.CommonError)!.Codes;

        Assert.That(codes, Does.ContainKey("invalid_auth").And.ContainKey("missing_scope"));
        Assert.That(codes["invalid_auth"], Is.EqualTo(ErrorCategory.Auth));
    }

    [Test]
    public void An_entry_of_another_version_of_the_package_is_skipped()
    {
        var compilation = CSharpCompilation.Create("Other", [CSharpSyntaxTree.ParseText("""
            [SlackGen.Infrastructure.SlackErrorCodes("bare is_archived:2 odd:word not_found:1")]
            public enum RoomError { Unknown, Bare, IsArchived, Odd, NotFound }
            """)], Code.References);

        var facts = ErrorFacts.Read(compilation.GetTypeByMetadataName("RoomError")!)!;

        Assert.That(facts.Codes.Keys, Is.EquivalentTo(new[] { "is_archived", "not_found" }));
        Assert.That(facts.Members["not_found"].Name, Is.EqualTo("NotFound"));
    }

    [Test]
    public void The_page_size_of_a_listing_is_marked() => Assert.That(
        Facts.FindRequest(Compilation.GetTypeByMetadataName("Acme.ConversationsListRequest")!)!.Request.GetMembers("Limit").OfType<IPropertySymbol>().Select(Facts.FindMember),
        Has.One.Property(nameof(MemberFacts.IsPageSize)).True);

    [Test]
    public void The_scopes_have_the_facts_of_the_manifest()
    {
        var catalog = ScopeCatalog.Get(Compilation);
        foreach (var scope in Files.SelectMany(f => f.Types).Single(t => t.Name == "oauth_scope").Values)
        {
            var facts = catalog.Find(scope.Value)!;
            Assert.That((facts.Name, string.Join(' ', facts.Requires), facts.IsUnseen), Is.EqualTo((scope.Value, string.Join(' ', scope.Requires), scope.IsUnseen)));
        }
    }

    [Test]
    public void The_kinds_of_token_have_the_values_of_the_runtime() => Assert.That(
        Enum.GetValues<TokenKinds>().Select(k => (k.ToString(), (int)k)),
        Is.EqualTo(Enum.GetValues<SlackTokenKinds>().Select(k => (k.ToString(), (int)k))));

    private static IEnumerable<TestCaseData> Methods() => Files.SelectMany(f => f.Methods).Select(m => new TestCaseData(m).SetArgDisplayNames(m.Name));

    private static IEnumerable<TestCaseData> Types() => Files.SelectMany(f => f.Types).Where(t => t.Kind == NamedTypeKind.Object).Select(t => new TestCaseData(t).SetArgDisplayNames(t.Name));

    private static IEnumerable<string> Describe(IEnumerable<TokenScopes> scopes) => scopes.Select(s => $"{s.Token} {string.Join(' ', s.Names)}");

    private static IEnumerable<string> Describe(IEnumerable<ScopeSet> scopes) => scopes.Select(s => $"{ScopeKey.Token(s.Kind)} {string.Join(' ', s.Names)}");

    private static void AssertErrors(MethodFacts facts, Method method)
    {
        Assert.That(facts.Error?.Name, Is.EqualTo(method.Errors.Count > 0 ? ClassNames.Error(method.Name) : null));
        if (facts.Error is { } error)
        {
            Assert.That(Facts.FindError(error)!.Codes, Is.EquivalentTo(method.Errors.Select(e => KeyValuePair.Create(e.Code, e.Category))));
        }
    }

    private static void AssertMembers(INamedTypeSymbol type, IReadOnlyCollection<Member> members, bool isRequest = false)
    {
        foreach (var member in members)
        {
            var facts = Facts.FindMember(type.GetMembers(member.Property).OfType<IPropertySymbol>().Single()) ?? new MemberFacts(Bounds.None, [], ContentKind.None, null, false, false);

            Assert.That(facts.Bounds, Is.EqualTo(member.Bounds), member.Name);
            Assert.That(facts.IdOf.Select(k => k.Word), Is.EqualTo(member.IdOf), member.Name);
            Assert.That(facts.Content, Is.EqualTo(member.Content), member.Name);
            Assert.That(Describe(Facts.FindNeededScopes(type.GetMembers(member.Property).Single())), Is.EqualTo(Describe(member.Scopes)), member.Name);
            Assert.That(facts.IsPartialFailure, Is.EqualTo(member.IsPartialFailure), member.Name);
            Assert.That(facts.IsPageSize, Is.EqualTo(isRequest && member.Bounds.Maximum is not null && Method.IsPageSize(member, members)), member.Name);
            Assert.That(facts.Successor, Is.EqualTo(members.FirstOrDefault(m => m.Name == member.Deprecated?.Use)?.Property), member.Name);
        }
    }
}
