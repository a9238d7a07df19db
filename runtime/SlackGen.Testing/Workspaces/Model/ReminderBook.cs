namespace SlackGen.Testing;

/// <summary>The reminders of users.</summary>
internal sealed class ReminderBook
{
    private readonly Dictionary<string, ReminderEntity> reminders = new(StringComparer.Ordinal);

    /// <summary>Returns the reminders of a user in the order in which they were made.</summary>
    public IEnumerable<ReminderEntity> Of(string userId) => reminders.Values.Where(r => r.UserId == userId);

    public ReminderEntity? Find(string id) => reminders.GetValueOrDefault(id);

    public void Add(ReminderEntity reminder) => reminders.Add(reminder.Id, reminder);

    public void Remove(ReminderEntity reminder) => reminders.Remove(reminder.Id);
}
