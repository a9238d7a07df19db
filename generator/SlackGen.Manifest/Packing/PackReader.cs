using System.Text;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Packing;

/// <summary>Reads what <see cref="PackWriter"/> has written. C# evaluates the arguments of a constructor from left to right, which is the order of the fields.</summary>
internal sealed class PackReader
{
    private readonly byte[] bytes;
    private readonly string[] texts;
    private int position;

    public PackReader(byte[] bytes)
    {
        this.bytes = bytes;
        texts = new string[Number()];
        for (var i = 0; i < texts.Length; i++)
        {
            var length = Number();
            if (length > bytes.Length - position)
            {
                throw Truncated();
            }

            texts[i] = Encoding.UTF8.GetString(bytes, position, length);
            position += length;
        }
    }

    /// <summary>Reads a number that is not negative.</summary>
    public int Number() => (int)Unsigned();

    /// <summary>Reads a text or null.</summary>
    public string? Text() => Number() is > 0 and var index ? texts[index - 1] : null;

    /// <summary>Reads the model of a file.</summary>
    public ManifestFile File() => new(Text(), Required(), List(Method), List(Type), Optional(Common));

    private static InvalidDataException Truncated() => new("The compiled manifest ends early.");

    private ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (position == bytes.Length)
            {
                throw Truncated();
            }

            var next = bytes[position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private string Required() => Text()!;

    private bool Flag() => Number() != 0;

    private long? Limit() => Flag() ? Signed(Unsigned()) : null;

    private static long Signed(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private EquatableArray<T> List<T>(Func<T> read)
        where T : IEquatable<T>
    {
        var count = Number();
        if (count == 0)
        {
            return default;
        }

        var items = new T[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = read();
        }

        return items.ToEquatableArray();
    }

    private T? Optional<T>(Func<T> read)
        where T : class => Flag() ? read() : null;

    private EquatableArray<string>? Texts() => Flag() ? List(Required) : null;

    private CommonManifest Common() => new(Text(), Text(), List(Budget), List(Error), List(Warning));

    private TierBudget Budget() => new((Tier)Number(), Rate());

    private Rate Rate() => new(Number(), Number(), (int?)Limit(), Text());

    private ErrorCode Error() => new(Required(), Required(), (ErrorCategory)Number(), Required());

    private WarningCode Warning() => new(Required(), Required());

    private Method Method() => new(
        Name: Required(),
        Key: Required(),
        Summary: Required(),
        Tier: (Tier?)Limit(),
        Rate: Optional(Rate),
        Scopes: List(Scopes),
        ScopeNote: Text(),
        Token: (TokenNeed)Number(),
        BasicAuth: Flag(),
        IsGet: Flag(),
        Body: (BodyKind)Number(),
        Response: (ResponseKind)Number(),
        Idempotent: Flag(),
        Params: List(Member),
        Groups: List(Group),
        Shorthand: List(Required),
        Returns: List(Member),
        Errors: List(Error),
        Warnings: List(Warning),
        Paging: Optional(Paging),
        Deprecated: Optional(Deprecation),
        Upload: Text(),
        Download: Text(),
        Stream: Optional(Streaming),
        AsOf: Text(),
        Extends: Flag());

    private ScopeSet Scopes() => new(Required(), List(Required));

    private MessageStreaming Streaming() => new(Required(), Required());

    private ArgumentGroup Group() => new((GroupRule)Number(), List(Required));

    private Paging Paging() => new(Text(), List(Required), Text());

    private Deprecation Deprecation() => new(Text(), Required());

    private Member Member() => new(
        Name: Required(),
        Property: Required(),
        Type: Reference(),
        Required: Flag(),
        Summary: Required(),
        Example: Text(),
        Default: Text(),
        Bounds: Optional(Bounds) ?? Model.Bounds.None,
        IsNullable: Flag(),
        IsSecret: Flag(),
        IsInsteadOfError: Flag(),
        Deprecated: Optional(Deprecation),
        IdOf: List(Required),
        Content: (ContentKind)Number(),
        IsPartialFailure: Flag(),
        Scopes: List(Scopes));

    private TypeRef Reference()
    {
        var kind = (TypeRefKind)Number();
        return kind == TypeRefKind.Scalar ? new TypeRef((ScalarKind)Number()) { IsNullable = Flag() } : new TypeRef(kind, Text(), Optional(Reference), Flag());
    }

    private Bounds Bounds() => new(Limit(), Limit(), Limit(), Limit(), Limit(), Limit(), Limit());

    private NamedType Type() => new(
        Name: Required(),
        Kind: (NamedTypeKind)Number(),
        Summary: Required(),
        Fields: List(Member),
        FromString: Text(),
        Values: List(Value),
        Discriminator: Text(),
        Members: List(UnionMember),
        Extends: Flag(),
        IsExtended: Flag(),
        Event: Optional(Event),
        IsOfEvents: Flag(),
        Groups: List(Group),
        Scopes: List(Scopes));

    private EnumValue Value() => new(Required(), Required(), Required(), List(Required), Flag());

    private UnionMember UnionMember() => new(Required(), Required(), Flag());

    private EventFacts Event() => new(Required(), Text(), Texts(), List(Subscription), List(UnionMember), Optional(Deprecation));

    private Subscription Subscription() => new(Required(), Required(), Texts());
}
