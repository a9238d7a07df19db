namespace SlackGen.Testing;

/// <summary>The reminders of users.</summary>
internal sealed class ReminderBook
{
}
