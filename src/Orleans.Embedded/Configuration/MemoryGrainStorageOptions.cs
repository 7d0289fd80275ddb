namespace Orleans.Configuration;

/// <summary>Nothing to set: the states stand in one dictionary.</summary>
public class MemoryGrainStorageOptions;
