namespace ChatPlatform.Models.Extractive;

internal sealed record ScoredCandidate(Candidate Candidate, Evidence Evidence);
