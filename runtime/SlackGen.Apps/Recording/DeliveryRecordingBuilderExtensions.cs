using SlackGen.Apps;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that let an app record its deliveries.</summary>
public static class DeliveryRecordingBuilderExtensions
{
    /// <summary>
    /// Appends each delivery that has a handler to a file, as a line of JSON without secrets, before its handler runs. The fake Slack of SlackGen.Testing delivers the
    /// lines again. The recording is a filter: filters that were added before it run first. It delays and fails no delivery: a file that cannot be opened or written is
    /// logged once.
    /// </summary>
    /// <param name="builder">The builder of the app.</param>
    /// <param name="path">The path of the file. A new file can be read by its owner only, where the system has such rights.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static SlackAppBuilder RecordDeliveries(this SlackAppBuilder builder, string path, Action<DeliveryRecordingOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Add(builder, () => Open(path), leaveOpen: false, configure);
    }

    /// <summary>Writes each delivery that has a handler to a stream, as for a file. One app writes to it.</summary>
    /// <param name="builder">The builder of the app.</param>
    /// <param name="output">The stream. The caller disposes it, after the container.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The stream cannot be written.</exception>
    public static SlackAppBuilder RecordDeliveries(this SlackAppBuilder builder, Stream output, Action<DeliveryRecordingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!output.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written.", nameof(output));
        }

        return Add(builder, () => output, leaveOpen: true, configure);
    }

    private static SlackAppBuilder Add(SlackAppBuilder builder, Func<Stream> open, bool leaveOpen, Action<DeliveryRecordingOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new DeliveryRecordingOptions();
        configure?.Invoke(options);

        // Each recording has services of its own, so that an app can have several.
        var key = new object();
        builder.Services.AddKeyedSingleton(
            key, (services, _) => new DeliveryRecorder(open, leaveOpen, options.MaxBytes, SlackAppServiceCollectionExtensions.CreateLogger(services)));
        builder.Services.AddKeyedScoped(key, (services, _) => new DeliveryRecordingFilter(services.GetRequiredKeyedService<DeliveryRecorder>(key), options.KeepTexts));
        return builder.AddFilter(services => services.GetRequiredKeyedService<DeliveryRecordingFilter>(key));
    }

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        try
        {
            EndLine(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // A process that was killed may have left half a line, to which nothing may be appended.
    private static void EndLine(FileStream file)
    {
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
            {
                file.WriteByte((byte)'\n');
            }
        }
    }
}
