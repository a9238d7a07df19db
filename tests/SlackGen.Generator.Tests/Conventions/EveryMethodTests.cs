using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>Every method of the manifest looks the same from C#.</summary>
[Category("Slow")]
public class EveryMethodTests
{
    private static readonly Lazy<Dictionary<string, INamedTypeSymbol>> Types =
        new(() => FullClient.GeneratedTypes.ToDictionary(t => t.Name, StringComparer.Ordinal));

    private static IEnumerable<(Method Method, IMethodSymbol Symbol)> All =>
        FullClient.Methods.SelectMany(m => Calls.All(Types.Value, m).Select(s => (m, s)));

    [Test]
    public void The_manifest_has_every_method_that_Slack_documents() => Assert.That(FullClient.Methods.Select(m => m.Name).Distinct(), Has.Exactly(331).Items);

    [Test]
    public void Can_be_overridden() => Assert.That(All.Where(m => !m.Symbol.IsVirtual).Select(Name), Is.Empty);

    [Test]
    public void Can_be_cancelled_by_its_last_parameter_which_may_be_left_out() =>
        Assert.That(All.Where(m => m.Symbol.Parameters[^1] is not { Type.Name: "CancellationToken", Name: "cancellationToken", IsOptional: true }).Select(Name), Is.Empty);

    [Test]
    public void So_can_the_shorthands()
    {
        var shorthands = Types.Value.Values.Where(t => t.Name.EndsWith("ClientExtensions", StringComparison.Ordinal)).SelectMany(t => t.GetMembers().OfType<IMethodSymbol>()).ToList();

        Assert.That(shorthands, Is.Not.Empty);
        Assert.That(shorthands.Where(m => !m.IsExtensionMethod || m.Parameters.Length < 3 || m.Parameters[^1] is not { Type.Name: "CancellationToken", IsOptional: true }), Is.Empty);
    }

    [Test]
    public void May_go_without_a_request_exactly_where_nothing_is_required() =>
        Assert.That(All.Where(m => m.Symbol.Parameters[0].IsOptional != (!m.Method.NeedsMore && m.Method.Params.All(p => !p.Required))).Select(Name), Is.Empty);

    [Test]
    public void Is_obsolete_exactly_where_it_is_deprecated_and_names_its_successor()
    {
        Assert.Multiple(() =>
        {
            foreach (var (method, symbol) in All)
            {
                var obsolete = symbol.GetAttributes().SingleOrDefault(a => a.AttributeClass!.Name == "ObsoleteAttribute");
                Assert.That(obsolete is not null, Is.EqualTo(method.Deprecated is not null), Name((method, symbol)));
                if (obsolete is not null)
                {
                    Assert.That((string?)obsolete.ConstructorArguments[0].Value, Is.Not.Empty.And.Contains(method.Deprecated!.Use is { } use ? string.Join('.', use.Split('.').Select(Naming.Pascal)) + "Async" : ""), method.Name);
                }
            }
        });
        Assert.That(FullClient.Methods.Where(m => m.Deprecated is not null), Is.Not.Empty);
    }

    [Test]
    public void Has_a_request_and_a_response_and_an_enum_exactly_where_it_has_errors_of_its_own()
    {
        var missing = FullClient.Methods.SelectMany(m => new[] { "Request", "Response" }.Concat(m.Errors.Count > 0 ? ["Error"] : []).Select(s => Naming.Pascal(m.Name) + s))
            .Where(name => !Types.Value.ContainsKey(name));

        Assert.That(missing, Is.Empty);
        Assert.That(FullClient.Methods.Where(m => m.Errors.Count == 0 && Types.Value.ContainsKey(Naming.Pascal(m.Name) + "Error")), Is.Empty);
    }

    [Test]
    public void Has_a_property_for_each_argument_and_field_required_where_they_are()
    {
        Assert.Multiple(() =>
        {
            foreach (var method in FullClient.Methods)
            {
                foreach (var param in method.Params)
                {
                    Assert.That(Property(method, "Request", param)?.IsRequired, Is.EqualTo(param.Required), $"{method.Name} {param.Name}");
                }

                // The content of a file is read by members of its own.
                Assert.That(method.Returns.Where(r => method.Response != ResponseKind.File && Property(method, "Response", r) is null), Is.Empty, method.Name);
            }
        });
    }

    [Test]
    public void Has_an_enum_member_for_each_error_after_Unknown()
    {
        foreach (var method in FullClient.Methods.Where(m => m.Errors.Count > 0))
        {
            var members = Types.Value[Naming.Pascal(method.Name) + "Error"].GetMembers().OfType<IFieldSymbol>().ToList();
            Assert.That(members.Select(m => m.Name), Is.EqualTo(method.Errors.Select(e => e.Property).Prepend("Unknown")), method.Name);
            Assert.That(members.Select(m => m.ConstantValue), Is.EqualTo(Enumerable.Range(0, members.Count).Cast<object>()), method.Name);
        }
    }

    [Test]
    public void Has_errors_whose_codes_are_one_word() =>
        // The generated code keeps the codes of a method in one string, with blanks between them.
        Assert.That(FullClient.Methods.SelectMany(m => m.Errors).Select(e => e.Code).Where(c => c.Length == 0 || c.Any(char.IsWhiteSpace)), Is.Empty);

    [Test]
    public void Follows_pages_exactly_where_it_has_them() =>
        Assert.That(
            FullClient.Methods.Where(m => Calls.All(Types.Value, m).Any(s => s.Name.EndsWith("PagesAsync", StringComparison.Ordinal)) != (m.Paging is not null)).Select(m => m.Name),
            Is.Empty);

    private static IPropertySymbol? Property(Method method, string suffix, Member member) =>
        Types.Value[Naming.Pascal(method.Name) + suffix].GetMembers(member.Property).OfType<IPropertySymbol>().SingleOrDefault();

    private static string Name((Method Method, IMethodSymbol Symbol) m) => m.Symbol.ToDisplayString();
}
