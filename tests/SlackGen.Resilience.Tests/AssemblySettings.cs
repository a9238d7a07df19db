// Most of these tests wait for timeouts and pauses rather than for the processor: more of them than there are cores can run at a time.
[assembly: LevelOfParallelism(8)]
[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
