using System.Diagnostics.CodeAnalysis;

namespace SlackGen;

/// <summary>Represents text with Slack's markup, in which everything that is not markup is escaped. <see cref="SlackText"/> creates it.</summary>
public readonly struct SlackMarkup : IEquatable<SlackMarkup>
{
    private readonly string? value;

    /// <summary>Initializes markup from a text that is markup already. It is not escaped.</summary>
    /// <param name="value">The markup. It must not contain text of others.</param>
    public SlackMarkup(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Gets the markup as Slack accepts it.</summary>
    public string Value => value ?? "";

    /// <summary>Converts markup to the text of a message.</summary>
    public static implicit operator string(SlackMarkup markup) => markup.Value;

    /// <summary>Compares the text of two markups.</summary>
    public static bool operator ==(SlackMarkup left, SlackMarkup right) => left.Equals(right);

    /// <summary>Compares the text of two markups.</summary>
    public static bool operator !=(SlackMarkup left, SlackMarkup right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <inheritdoc/>
    public bool Equals(SlackMarkup other) => Value.Equals(other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is SlackMarkup other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
}
