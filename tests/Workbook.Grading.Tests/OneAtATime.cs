// The generator that manual_seed seeds is one for the whole process, as in PyTorch: tests that draw from it must not run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
