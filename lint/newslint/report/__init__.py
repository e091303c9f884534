"""The HTML report: findings -> values (what is shown) -> a page, by pure functions.

    collect    findings and the articles they stand in -> Collected
    views      families of spellings, boilerplate, copies, rates of sources
    timelines  figures of an event over time
    svg, sections, listing, page  values -> text of the one file

Nothing from an article reaches the page but through ``escape``.
"""
