namespace SlackGen.Apps;

/// <summary>Records a delivery before its first handler. There is an instance for each delivery, which may have several handlers.</summary>
/// <param name="recorder">The recorder.</param>
/// <param name="keepsTexts">Whether texts are recorded as they are.</param>
internal sealed class DeliveryRecordingFilter(DeliveryRecorder recorder, bool keepsTexts) : ISlackFilter
{
    private bool isRecorded;

    public Task InvokeAsync(SlackContext context, Func<Task> next)
    {
        if (!isRecorded)
        {
            isRecorded = true;
            recorder.Record(context.Delivery, keepsTexts);
        }

        return next();
    }
}
