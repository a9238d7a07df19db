using System.Text;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Packing;

/// <summary>
/// Writes models field by field. Numbers have seven bits in each byte. A text is an index into the table of texts, which precedes the models; 0 stands for null.
/// </summary>
internal sealed class PackWriter
{
    private readonly List<byte> body = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    /// <summary>Returns the table of texts and what was written.</summary>
    public byte[] ToArray()
    {
        var whole = new List<byte>();
        Number(whole, (ulong)texts.Count);
        foreach (var utf8 in texts.Select(text => Encoding.UTF8.GetBytes(text)))
        {
            Number(whole, (ulong)utf8.Length);
            whole.AddRange(utf8);
        }

        whole.AddRange(body);
        return whole.ToArray();
    }

    /// <summary>Writes a number that is not negative.</summary>
    public void Number(int value) => Number(body, (ulong)value);

    /// <summary>Writes a text or null.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }

        if (!indexes.TryGetValue(value, out var index))
        {
            texts.Add(value);
            indexes.Add(value, index = texts.Count);
        }

        Number(index);
    }

    /// <summary>Writes the model of a file.</summary>
    public void File(ManifestFile file)
    {
        Text(file.Group);
        Text(file.Summary);
        List(file.Methods, Method);
        List(file.Types, Type);
        Optional(file.Common, Common);
    }

    private static void Number(List<byte> target, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            target.Add((byte)(value | 0x80));
        }

        target.Add((byte)value);
    }

    private void Flag(bool value) => Number(value ? 1 : 0);

    private void Limit(long? value)
    {
        Flag(value.HasValue);
        if (value is { } limit)
        {
            // The sign is in the lowest bit, so that small negative numbers are short.
            Number(body, (ulong)((limit << 1) ^ (limit >> 63)));
        }
    }

    private void List<T>(EquatableArray<T> items, Action<T> write)
        where T : IEquatable<T>
    {
        Number(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private void Optional<T>(T? value, Action<T> write)
        where T : class
    {
        Flag(value is not null);
        if (value is not null)
        {
            write(value);
        }
    }

    private void Texts(EquatableArray<string>? items)
    {
        Flag(items.HasValue);
        if (items is { } known)
        {
            List(known, Text);
        }
    }

    private void Common(CommonManifest common)
    {
        Text(common.Version);
        Text(common.AsOf);
        List(common.Tiers, Budget);
        List(common.Errors, Error);
        List(common.Warnings, Warning);
    }

    private void Budget(TierBudget budget)
    {
        Number((int)budget.Tier);
        Rate(budget.Rate);
    }

    private void Rate(Rate rate)
    {
        Number(rate.Permits);
        Number(rate.PerSeconds);
        Limit(rate.Burst);
        Text(rate.By);
    }

    private void Error(ErrorCode error)
    {
        Text(error.Code);
        Text(error.Property);
        Number((int)error.Category);
        Text(error.Summary);
    }

    private void Warning(WarningCode warning)
    {
        Text(warning.Code);
        Text(warning.Summary);
    }

    private void Method(Method method)
    {
        Text(method.Name);
        Text(method.Key);
        Text(method.Summary);
        Limit((long?)method.Tier);
        Optional(method.Rate, Rate);
        List(method.Scopes, Scopes);
        Text(method.ScopeNote);
        Number((int)method.Token);
        Flag(method.BasicAuth);
        Flag(method.IsGet);
        Number((int)method.Body);
        Number((int)method.Response);
        Flag(method.Idempotent);
        List(method.Params, Member);
        List(method.Groups, Group);
        List(method.Shorthand, Text);
        List(method.Returns, Member);
        List(method.Errors, Error);
        List(method.Warnings, Warning);
        Optional(method.Paging, Paging);
        Optional(method.Deprecated, Deprecation);
        Text(method.Upload);
        Text(method.Download);
        Optional(method.Stream, Streaming);
        Text(method.AsOf);
        Flag(method.Extends);
    }

    private void Scopes(ScopeSet scopes)
    {
        Text(scopes.Kind);
        List(scopes.Names, Text);
    }

    private void Streaming(MessageStreaming stream)
    {
        Text(stream.Append);
        Text(stream.Stop);
    }

    private void Group(ArgumentGroup group)
    {
        Number((int)group.Rule);
        List(group.Arguments, Text);
    }

    private void Paging(Paging paging)
    {
        Text(paging.Items);
        List(paging.Cursors, Text);
        Text(paging.First);
    }

    private void Deprecation(Deprecation deprecation)
    {
        Text(deprecation.Use);
        Text(deprecation.Summary);
    }

    private void Member(Member member)
    {
        Text(member.Name);
        Text(member.Property);
        Reference(member.Type);
        Flag(member.Required);
        Text(member.Summary);
        Text(member.Example);
        Text(member.Default);
        Optional(member.Bounds == Model.Bounds.None ? null : member.Bounds, Bounds);
        Flag(member.IsNullable);
        Flag(member.IsSecret);
        Flag(member.IsInsteadOfError);
        Optional(member.Deprecated, Deprecation);
        List(member.IdOf, Text);
        Number((int)member.Content);
        Flag(member.IsPartialFailure);
        List(member.Scopes, Scopes);
    }

    private void Reference(TypeRef type)
    {
        Number((int)type.Kind);
        if (type.Scalar is { } scalar)
        {
            Number((int)scalar);
        }
        else
        {
            Text(type.Name);
            Optional(type.Element, Reference);
        }

        Flag(type.IsNullable);
    }

    private void Bounds(Bounds bounds)
    {
        Limit(bounds.Minimum);
        Limit(bounds.Maximum);
        Limit(bounds.MinItems);
        Limit(bounds.MaxItems);
        Limit(bounds.MinLength);
        Limit(bounds.MaxLength);
        Limit(bounds.MaxItemLength);
    }

    private void Type(NamedType type)
    {
        Text(type.Name);
        Number((int)type.Kind);
        Text(type.Summary);
        List(type.Fields, Member);
        Text(type.FromString);
        List(type.Values, Value);
        Text(type.Discriminator);
        List(type.Members, UnionMember);
        Flag(type.Extends);
        Flag(type.IsExtended);
        Optional(type.Event, Event);
        Flag(type.IsOfEvents);
        List(type.Groups, Group);
        List(type.Scopes, Scopes);
    }

    private void Value(EnumValue value)
    {
        Text(value.Value);
        Text(value.Property);
        Text(value.Summary);
        List(value.Requires, Text);
        Flag(value.IsUnseen);
    }

    private void UnionMember(UnionMember member)
    {
        Text(member.Value);
        Text(member.Type);
        Flag(member.HasSubtypes);
    }

    private void Event(EventFacts facts)
    {
        Text(facts.Type);
        Text(facts.Subtype);
        Texts(facts.Scopes);
        List(facts.Subscriptions, Subscription);
        List(facts.Subtypes, UnionMember);
        Optional(facts.Deprecated, Deprecation);
    }

    private void Subscription(Subscription subscription)
    {
        Text(subscription.Name);
        Text(subscription.Summary);
        Texts(subscription.Scopes);
    }
}
