using SlackGen.Types;

namespace SlackGen.Apps;

/// <summary>The reply to the submission of a modal: errors, another view, or the end of the modal.</summary>
public sealed class ViewReply : SlackReply
{
    private readonly ISlackModel? response;

    private ViewReply(ISlackModel? response) => this.response = response;

    /// <summary>Gets the reply that closes the submitted view.</summary>
    public static ViewReply Close { get; } = new(null);

    /// <summary>Gets the reply that closes all views of the modal.</summary>
    public static ViewReply Clear { get; } = new(new ViewClearResponse());

    internal override SlackHandlerKind Kind => SlackHandlerKind.Submit;

    /// <summary>Gets the view that replaces the submitted one; null if the reply is another.</summary>
    internal ModalView? Updated => (response as ViewUpdateResponse)?.View as ModalView;

    /// <summary>Gets the view that opens on top of the submitted one; null if the reply is another.</summary>
    internal ModalView? Pushed => (response as ViewPushResponse)?.View as ModalView;

    /// <summary>Creates a reply that replaces the submitted view.</summary>
    /// <param name="view">The view.</param>
    public static ViewReply Update(ModalView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(new ViewUpdateResponse { View = view });
    }

    /// <summary>Creates a reply that opens a view on top of the submitted one. A modal has up to three views.</summary>
    /// <param name="view">The view.</param>
    public static ViewReply Push(ModalView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(new ViewPushResponse { View = view });
    }

    /// <summary>Creates a reply that keeps the view open and shows errors below its inputs.</summary>
    /// <param name="errors">The block IDs of the inputs, each with its error; at least one.</param>
    /// <exception cref="ArgumentException">There is no error, or a block ID has two.</exception>
    public static ViewReply Errors(params (string BlockId, string Message)[] errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (errors.Length == 0)
        {
            throw new ArgumentException("Without an error, Slack would keep the view open and show nothing.", nameof(errors));
        }

        return new(new ViewErrorsResponse { Errors = errors.ToDictionary(e => e.BlockId, e => e.Message, StringComparer.Ordinal) });
    }

    /// <summary>Creates a reply to the submission of a legacy dialog that keeps it open and shows errors.</summary>
    /// <param name="errors">The errors.</param>
    public static ViewReply DialogErrors(DialogErrorsResponse errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return new(errors);
    }

    internal override ReadOnlyMemory<byte> ToPayload() => response?.ToUtf8Json();
}
