namespace SlackGen.Apps;

/// <summary>Specifies why a <see cref="DeliveryQueue"/> refused a delivery.</summary>
internal enum QueueRefusal
{
    /// <summary>As many events wait or run as the limit allows.</summary>
    Events = 0,

    /// <summary>As many events of its key wait or run as the limit of a key allows.</summary>
    Key,

    /// <summary>As many commands and interactions wait or run as the limit allows.</summary>
    Interactions,

    /// <summary>The app is stopping.</summary>
    Closed,
}
