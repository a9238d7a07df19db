using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>Everything that an editor can show has something to show. That it is well-formed, and every reference in it good, the compiler has checked.</summary>
[Category("Slow")]
public class DocumentationTests
{
    // What generated code has from no sentence of the manifest: it says the same everywhere, or nothing beyond its name.
    private static readonly HashSet<string> WithoutSentence = FullClient.Files.SelectMany(FieldsWithoutSentence).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, INamedTypeSymbol> Clients { get; } = FullClient.GeneratedTypes.ToDictionary(t => t.Name, StringComparer.Ordinal);

    [Test]
    public void Every_public_type_and_member_has_a_summary()
    {
        var bare = FullClient.GeneratedTypes
            .SelectMany(type => type.GetMembers().Where(IsVisible).Prepend(type))
            .Where(symbol => !HasSummary(symbol) && !WithoutSentence.Contains($"{symbol.ContainingType?.Name}.{symbol.Name}"))
            .Where(symbol => symbol is not INamedTypeSymbol { Name: "SlackClient" });

        Assert.That(bare.Select(s => s.ToDisplayString()), Is.Empty, "only the class that the user writes is the user's to document");
    }

    [Test]
    public void A_sentence_of_the_manifest_is_the_summary_word_for_word()
    {
        var types = FullClient.GeneratedTypes.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var members = FullClient.Methods.SelectMany(m => m.Params.Select(p => (Class: Naming.Pascal(m.Name) + "Request", Member: p)))
            .Concat(FullClient.Methods.Where(m => m.Response != ResponseKind.File).SelectMany(m => m.Returns.Select(r => (Class: Naming.Pascal(m.Name) + "Response", Member: r))))
            .Concat(FullClient.Types.Where(t => types.ContainsKey(Naming.Pascal(t.Name))).SelectMany(t => t.Fields.Select(f => (Class: Naming.Pascal(t.Name), Member: f))));

        Assert.Multiple(() =>
        {
            foreach (var (name, member) in members.Where(m => m.Member.Summary.Length > 0))
            {
                Assert.That(Summary(types[name].GetMembers(member.Property).Single()), Is.EqualTo(Plain(member.Summary)), $"{name}.{member.Property}");
            }
        });
    }

    [Test]
    public void A_method_names_its_scopes_its_error_enum_and_its_page_at_Slack()
    {
        Assert.Multiple(() =>
        {
            foreach (var method in FullClient.Methods)
            {
                var xml = Calls.Of(Clients, method).GetDocumentationCommentXml()!;
                Assert.That(xml, Does.Contain($"https://docs.slack.dev/reference/methods/{method.Name}"));
                Assert.That(method.Scopes.SelectMany(s => s.Names).Where(s => !xml.Contains($"<c>{s}</c>", StringComparison.Ordinal)), Is.Empty, method.Name);
                Assert.That(xml.Contains($".{Naming.Pascal(method.Name)}Error\"/>", StringComparison.Ordinal), Is.EqualTo(method.Errors.Count > 0), method.Name);
                Assert.That(xml, Does.Contain("cref=\"T:SlackGen.SlackCommonError\"").And.Contains("cref=\"T:SlackGen.SlackException\""), method.Name);
            }
        });
    }

    [Test]
    public void The_error_enum_has_the_sentence_of_each_code_and_nothing_else_repeats_it()
    {
        Assert.Multiple(() =>
        {
            foreach (var method in FullClient.Methods.Where(m => m.Errors.Count > 0))
            {
                var members = Clients[Naming.Pascal(method.Name) + "Error"];
                Assert.That(method.Errors.Where(e => Summary(members.GetMembers(e.Property).Single()) != $"{e.Code}: {Plain(e.Summary)}").Select(e => e.Code), Is.Empty, method.Name);

                var forms = string.Concat(Calls.All(Clients, method).Select(m => string.Concat(XElement.Parse(m.GetDocumentationCommentXml()!).Elements("exception").Select(e => e.Value))));
                Assert.That(method.Errors.Where(e => forms.Contains(Plain(e.Summary), StringComparison.Ordinal)).Select(e => e.Code), Is.Empty, method.Name);
            }
        });
    }

    [Test]
    public void A_method_says_whether_it_is_retried_after_an_unclear_failure()
    {
        Assert.Multiple(() =>
        {
            foreach (var method in FullClient.Methods)
            {
                var remarks = XElement.Parse(Calls.Of(Clients, method).GetDocumentationCommentXml()!).Element("remarks")!.Value;
                var expected = method.Idempotent ? "It also retries after a failure" : "It does not retry after a failure";
                Assert.That(remarks.Split("The client retries a call").Skip(1).Single(), Does.Contain(expected), method.Name);
            }
        });
    }

    [Test]
    public void Every_form_of_a_method_says_what_it_returns_or_inherits_that()
    {
        Assert.Multiple(() =>
        {
            foreach (var (method, form) in FullClient.Methods.SelectMany(m => Calls.All(Clients, m).Select(form => (m, form))))
            {
                var root = XElement.Parse(form.GetDocumentationCommentXml()!);
                Assert.That(root.Elements("returns").Count(), Is.EqualTo(1), form.ToDisplayString());

                // The call itself is documented in full; what follows its cursors inherits from it.
                var inherited = root.Elements("inheritdoc").Select(e => e.Attribute("cref")!.Value).ToList();
                var call = Calls.Of(Clients, method);
                Assert.That(inherited, Is.EqualTo(SymbolEqualityComparer.Default.Equals(call, form) ? [] : new[] { call.GetDocumentationCommentId() }), form.ToDisplayString());
            }
        });
    }

    [Test]
    public void A_shorthand_inherits_from_the_form_that_it_calls()
    {
        var shorthands = Clients.Values.Where(t => t.Name.EndsWith("ClientExtensions", StringComparison.Ordinal)).SelectMany(t => t.GetMembers().OfType<IMethodSymbol>()).ToList();
        Assert.That(shorthands, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var shorthand in shorthands)
            {
                var called = shorthand.Parameters[0].Type.GetMembers(shorthand.Name).Single();
                var inherited = XElement.Parse(shorthand.GetDocumentationCommentXml()!).Elements("inheritdoc").Where(e => e.Attribute("path")!.Value != "/param").ToList();

                // The parameters are its own: the form that it calls takes a request.
                Assert.That(inherited.Select(e => e.Attribute("path")!.Value), Is.All.EqualTo("/*[not(self::param)]"), shorthand.ToDisplayString());
                Assert.That(inherited.Select(e => e.Attribute("cref")!.Value), Is.EqualTo(new[] { called.GetDocumentationCommentId() }), shorthand.ToDisplayString());
            }
        });
    }

    [Test]
    public void Only_one_class_of_the_generator_writes_documentation()
    {
        var emitters = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "generator", "SlackGen.Generator", "Emit"), "*.cs").ToList();
        var writers = emitters.Where(file => File.ReadLines(file).Any(line => line.Contains("///", StringComparison.Ordinal) && !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));

        // A line of a raw string literal would look like the emitter's own documentation, which never stands within a statement.
        var within = emitters.Where(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens()
            .Any(t => t.ValueText.Contains("///", StringComparison.Ordinal)));
        Assert.That(writers.Concat(within).Select(Path.GetFileName).Distinct(), Is.EqualTo(new[] { "Doc.cs" }));
    }

    private static bool IsVisible(ISymbol member) =>
        member is { DeclaredAccessibility: Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal, IsImplicitlyDeclared: false }
        && member is not IMethodSymbol { AssociatedSymbol: not null }

        // Editors show the documentation of what is overridden.
        && !member.IsOverride
        && member is not INamedTypeSymbol { Name: "Codec" };

    private static bool HasSummary(ISymbol symbol) => Summary(symbol).Length > 0;

    // What is inherited from the runtime is documented there; the compiler leaves it to editors to follow.
    private static string Summary(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrWhiteSpace(xml))
        {
            return "";
        }

        var root = XElement.Parse(xml);
        return root.Element("inheritdoc") is null ? root.Element("summary")?.Value.Trim() ?? "" : "(inherited)";
    }

    // What stands in backticks becomes a <c> element.
    private static string Plain(string text) => text.Replace("\n", " ", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Trim();

    private static IEnumerable<string> FieldsWithoutSentence(ManifestFile file) =>
        file.Methods.SelectMany(m => m.Returns.Where(r => r.Summary.Length == 0).Select(r => $"{Naming.Pascal(m.Name)}Response.{r.Property}"))
            .Concat(file.Types.SelectMany(t => t.Fields.Where(f => f.Summary.Length == 0).Select(f => $"{Naming.Pascal(t.Name)}.{f.Property}")));
}
