"""The front end: navigation over the pages of modellaw.ui. `modellaw app` opens it."""

from modellaw.guard import check_names

check_names()

import streamlit as st  # noqa: E402
from streamlit.navigation.page import Page as StreamlitPage  # noqa: E402

from modellaw.ui import about, brief, concordance, dossier, overview, provision, request, statute  # noqa: E402
from modellaw.ui import strings as say  # noqa: E402
from modellaw.ui.session import Page, session  # noqa: E402

st.set_page_config(page_title=say.PRODUCT, layout="wide")
pages: dict[Page, StreamlitPage] = {
    "overview": st.Page(overview.show, title=say.OVERVIEW, url_path="overview", default=True),
    "provision": st.Page(provision.show, title=say.PROVISION, url_path="provision"),
    "statute": st.Page(statute.show, title=say.STATUTE, url_path="statute"),
    "brief": st.Page(brief.show, title=say.BRIEF, url_path="brief"),
    "request": st.Page(request.show, title=say.REQUEST, url_path="request"),
    "concordance": st.Page(concordance.show, title=say.CONCORDANCE, url_path="concordance"),
    "dossier": st.Page(dossier.show, title=say.DOSSIER, url_path="dossier"),
    "about": st.Page(about.show, title=say.ABOUT, url_path="about"),
}
session().pages = pages
st.navigation(list(pages.values()), position="top").run()
