namespace SlackGen.Tool.Serve;

/// <summary>The properties that an element has from the block around it.</summary>
/// <param name="Key">The name of the element.</param>
/// <param name="Id">The ID of the HTML element.</param>
/// <param name="Label">The accessible name of an element without a visible label.</param>
internal sealed record ElementFrame(ElementKey Key, string Id, string Label)
{
    /// <summary>Gets whether the block has a visible label.</summary>
    public bool HasLabel { get; init; }

    /// <summary>Gets whether a choice tells the app at once.</summary>
    public bool Dispatches { get; init; } = true;

    /// <summary>Gets whether a modal cannot be submitted without a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets the IDs of the hint and the error; null for none.</summary>
    public string? DescribedBy { get; init; }

    public bool IsInvalid { get; init; }

    /// <summary>Gets the attributes that tell a screen reader what the element is.</summary>
    public Html Aria => (HasLabel ? Html.Format($" aria-labelledby=\"{Id}-label\"") : Html.Format($" aria-label=\"{Label}\""))
        + Html.If(DescribedBy is not null, $" aria-describedby=\"{DescribedBy}\"")
        + Html.If(IsRequired, $" aria-required=\"true\"")
        + Html.If(IsInvalid, $" aria-invalid=\"true\"");

    /// <summary>Gets the field that says that the form has the element.</summary>
    public Html Listing => Html.Format($"""<input type="hidden" name="{Draft.Listing}" value="{Key}">""");

    /// <summary>Gets the button that tells the app of a choice. A page with scripts presses it by itself.</summary>
    public Html Apply => Html.If(Dispatches, $"""<button class="apply" name="{ElementCommand.Field}" value="{new ElementCommand(ElementVerb.Choose, Key).ToString()}">Choose</button>""");
}
