// A fixture's fields are new for every test: clocks that an earlier test moved are a trap.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
