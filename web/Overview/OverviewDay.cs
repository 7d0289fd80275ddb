namespace ChatPlatform.Web.Overview;

/// <param name="Day">UTC.</param>
/// <param name="Bot">Its id.</param>
public sealed record OverviewDay(DateOnly Day, string Bot, OverviewFigures Figures);
