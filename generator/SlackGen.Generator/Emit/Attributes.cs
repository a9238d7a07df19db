using System.Globalization;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>The attributes that generated code carries.</summary>
internal static class Attributes
{
    private const string GeneratedName = "global::System.CodeDom.Compiler.GeneratedCode";

    // The version of the release, which is the same in every build of it.
    private static readonly string Version = typeof(Attributes).Assembly.GetName().Version.ToString(3);

    /// <summary>Gets the attribute of enums and interfaces, which contain no code.</summary>
    public static string GeneratedType { get; } = $"[{GeneratedName}(\"SlackGen\", \"{Version}\")]";

    /// <summary>
    /// Gets the attributes of types and members with code: coverage leaves them out, and debuggers step over them. The members of the client class carry them
    /// instead of the class, so that the user's part stays covered. So do the members of classes that several files generate, because a type cannot carry an attribute twice.
    /// </summary>
    public static string GeneratedCode { get; } =
        $"[{GeneratedName}(\"SlackGen\", \"{Version}\"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage, global::System.Diagnostics.DebuggerNonUserCode]";

    /// <summary>Returns the attribute by which other generators and analyzers find the class of an event.</summary>
    public static string Event(EventFacts facts)
    {
        var subtype = facts.Subtype is { } value ? $", Subtype = {CSharp.Literal(value)}" : "";
        return $"[{CSharp.Infrastructure}SlackEvent({CSharp.Literal(facts.Type)}{subtype}{Words("Scopes", facts.AllScopes)}{Words("Subscriptions", facts.Subscriptions.Select(s => s.Name))}{SubscriptionScopes(facts)})]";
    }

    /// <summary>Returns the attribute by which other generators and analyzers find the discriminator of a union's member.</summary>
    public static string UnionMember(Discriminator discriminator) =>
        $"[{CSharp.Infrastructure}SlackUnionMember({CSharp.Literal(discriminator.Name)}, {CSharp.Literal(discriminator.Value)})]";

    /// <summary>Returns the attribute with the facts of a method, on the class of its arguments.</summary>
    public static string MethodFactsOf(Method method)
    {
        var tokens = MethodFacts.Tokens(method) is { } kinds ? ", Tokens = " + Tokens(kinds) : "";
        var scopes = method.Scopes.ToLookup(s => ScopeKey.Token(s.Kind), s => s.Names)
            .OrderBy(s => s.Key)
            .Select(s => Words(s.Key + "Scopes", s.SelectMany(names => names).Distinct(StringComparer.Ordinal)));
        var error = method.Errors.Count > 0 ? $", Error = typeof({ClassNames.Error(method.Name)})" : "";
        var successor = method.Deprecated?.Use is { } use ? $", Successor = {CSharp.Literal(use)}" : "";
        return $"[{CSharp.Infrastructure}SlackMethodFacts({CSharp.Literal(method.Name)}{tokens}{string.Concat(scopes)}{error}{successor})]";
    }

    /// <summary>Returns the attributes of a class whose optional members depend on one another, one for each group.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="members">The members of the class.</param>
    public static IEnumerable<string> MemberGroups(IEnumerable<ArgumentGroup> groups, IReadOnlyCollection<Member> members) =>
        from @group in groups
        let properties = @group.Arguments.Select(name => CSharp.Literal(members.First(m => m.Name == name).Property))
        select $"[{CSharp.Infrastructure}SlackMemberGroup({CSharp.Literal(@group.Rule.Word())}, {string.Join(", ", properties)})]";

    /// <summary>Returns the attribute with the facts of an argument or field; null if none is documented.</summary>
    /// <param name="member">The argument or field.</param>
    /// <param name="all">All arguments of the method; empty for a field.</param>
    public static string? MemberFacts(Member member, IEnumerable<Member> all)
    {
        var bounds = member.Bounds;
        var facts = new List<string>();
        AddNumber("Minimum", bounds.Minimum);
        AddNumber("Maximum", bounds.Maximum);
        AddNumber("MinItems", bounds.MinItems);
        AddNumber("MaxItems", bounds.MaxItems);
        AddNumber("MinLength", bounds.MinLength);
        AddNumber("MaxLength", bounds.MaxLength);
        AddNumber("MaxItemLength", bounds.MaxItemLength);
        AddText("IdOf", member.IdOf.Count > 0 ? string.Join(" ", member.IdOf) : null);
        AddText("Content", member.Content == ContentKind.None ? null : member.Content.Word());
        AddText("Successor", member.Deprecated?.Use is { } use ? all.FirstOrDefault(m => m.Name == use)?.Property : null);
        if (member.IsPartialFailure)
        {
            facts.Add("IsPartialFailure = true");
        }

        if (bounds.Maximum is not null && Method.IsPageSize(member, all))
        {
            facts.Add("IsPageSize = true");
        }

        return facts.Count == 0 ? null : $"[{CSharp.Infrastructure}SlackMember({string.Join(", ", facts)})]";

        void AddNumber(string property, long? number)
        {
            if (number is { } value)
            {
                facts.Add($"{property} = {value.ToString(CultureInfo.InvariantCulture)}");
            }
        }

        void AddText(string property, string? text)
        {
            if (text is not null)
            {
                facts.Add($"{property} = {CSharp.Literal(text)}");
            }
        }
    }

    /// <summary>Returns the attributes with the scopes that an argument or an object needs, one for each kind of token.</summary>
    public static IEnumerable<string> NeededScopes(IEnumerable<ScopeSet> scopes) =>
        from set in scopes
        where set.Names.Count > 0
        group set.Names by ScopeKey.Token(set.Kind) into kind
        orderby kind.Key
        let names = kind.SelectMany(n => n).Distinct(StringComparer.Ordinal)
        select $"[{CSharp.Infrastructure}SlackNeededScopes({Tokens([kind.Key.ToString()])}, {string.Join(", ", names.Select(CSharp.Literal))})]";

    /// <summary>Returns the attribute with the facts of a scope, on its property.</summary>
    public static string ScopeFacts(EnumValue scope) =>
        $"[{CSharp.Infrastructure}SlackScopeFacts({CSharp.Literal(scope.Value)}{Words("Requires", scope.Requires)}{(scope.IsUnseen ? ", IsUnseen = true" : "")})]";

    /// <summary>Returns the attribute of a method that takes arguments by position.</summary>
    /// <param name="request">The class of the request.</param>
    public static string Shorthand(string request) => $"[{CSharp.Infrastructure}SlackShorthand(typeof({request}))]";

    /// <summary>Returns the attribute of an enum of errors.</summary>
    /// <param name="codes">The expression with the packed codes.</param>
    public static string ErrorCodes(string codes) => $"[{CSharp.Infrastructure}SlackErrorCodes({codes})]";

    /// <summary>Returns the attribute of the sub-clients of a client that is declared to hold certain tokens; null for a client that may hold any.</summary>
    public static string? ClientTokens(ClientTarget target) => target.Tokens is { } tokens and not MethodFacts.AnyToken
        ? $"[{CSharp.Infrastructure}SlackClientTokens(({CSharp.Runtime}SlackTokenKinds){tokens.ToString(CultureInfo.InvariantCulture)})]"
        : null;

    /// <summary>Returns the attributes of the assembly with the scopes of methods, one for each kind of token.</summary>
    public static IEnumerable<string> ClientScopes(IEnumerable<Method> methods) =>
        from method in methods
        from scopes in method.Scopes
        where scopes.Names.Count > 0
        group string.Join("|", scopes.Names) by ScopeKey.Token(scopes.Kind) into kind
        orderby kind.Key
        let sorted = kind.Distinct(StringComparer.Ordinal).OrderBy(s => s, StringComparer.Ordinal)
        select $"[assembly: {CSharp.Infrastructure}SlackClientScopes({Tokens([kind.Key.ToString()])}, {string.Join(", ", sorted.Select(CSharp.Literal))})]";

    // Subtypes have the subscriptions of their event.
    private static string SubscriptionScopes(EventFacts facts) => facts.Subtype is null && facts.Subscriptions.Any(s => s.Scopes is not null)
        ? $", SubscriptionScopes = new[] {{ {string.Join(", ", facts.Subscriptions.Select(s => s.Scopes is { } scopes ? CSharp.Literal(string.Join("|", scopes)) : "null"))} }}"
        : "";

    private static string Tokens(IEnumerable<string> kinds) => string.Join(" | ", kinds.Select(k => $"{CSharp.Runtime}SlackTokenKinds.{k}"));

    private static string Words(string property, IEnumerable<string> words) =>
        words.Any() ? $", {property} = new[] {{ {string.Join(", ", words.Select(CSharp.Literal))} }}" : "";

    /// <summary>Returns the attribute of a deprecated type or member.</summary>
    public static string Obsolete(string message) => $"[global::System.Obsolete({CSharp.Literal(message)})]";
}
