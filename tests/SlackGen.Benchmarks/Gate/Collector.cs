namespace SlackGen.Benchmarks.Gate;

/// <summary>Settings of the garbage collector in a measuring process.</summary>
internal enum Collector
{
    /// <summary>Concurrent workstation collection with the runtime's own generation 0: the settings of a console program that sets nothing.</summary>
    Default,

    /// <summary>
    /// A generation 0 of 64 MB without concurrent collection. Collections and fresh pages become rare, so that what remains is the code under test.
    /// </summary>
    Quiet,
}
